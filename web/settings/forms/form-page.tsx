import { Button } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import { deleteChannel } from '#core/contract/channels.ts';
import { listForms } from '#core/contract/form.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { FormEditor } from './form-editor.tsx';
import { EmbedPane } from './embed-pane.tsx';
import type { Form } from './settings.ts';

const route = getRouteApi('/console/settings/channels/form/$account');

export function FormPage() {
  const { account } = route.useParams();
  const list = useRead(listForms, {});
  return (
    <Loaded query={list}>
      {({ items, script }) => {
        const found = items.find(({ id }) => id === account);
        return found === undefined ? <Gone /> : <WebForm key={found.version} form={found} script={script} />;
      }}
    </Loaded>
  );
}

function Gone() {
  return (
    <Empty title="This form is gone" action={<Link to="/settings/channels">All channels</Link>}>
      It was removed; its conversations stay in the inbox.
    </Empty>
  );
}

function WebForm({ form, script }: { form: Form; script: { path: string; integrity: string } | null }) {
  return (
    <Page
      title={form.name}
      about={<Link to="/settings/channels">All channels</Link>}
      actions={
        <>
          <Button
            component="a"
            href={`/f/${form.key}`}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconExternalLink size={16} stroke={1.7} />}
          >
            Open its page
          </Button>
          <Remove form={form} />
        </>
      }
    >
      <Stack>
        <FormEditor form={form} />
        <EmbedPane form={form} script={script} />
      </Stack>
    </Page>
  );
}

function Remove({ form }: { form: Form }) {
  const navigate = useNavigate();
  const remove = useWrite(deleteChannel, { outdates: ['channel.', 'form.'] });
  const gone = async () => {
    await remove.mutateAsync({ id: form.id });
    await navigate({ to: '/settings/channels' });
  };
  return (
    <AskFirst
      size="sm"
      title={`Remove ${form.name}?`}
      about="Its page and every site that shows it say that it is closed. Its conversations stay."
      confirm="Remove"
      onConfirm={gone}
    >
      Remove
    </AskFirst>
  );
}
