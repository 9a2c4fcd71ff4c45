import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Button } from '@mantine/core';
import { Link, getRouteApi } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import { listForms } from '#core/contract/form.ts';
import { useRead } from '../../app/read.ts';
import { Page, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Disconnect, GoneChannel } from '../one-channel.tsx';
import { FormEditor } from './form-editor.tsx';
import type { Form } from './settings.ts';

const EmbedPane = lazy(async () => ({ default: (await import('./embed-pane.tsx')).EmbedPane }));
const route = getRouteApi('/console/settings/channels/form/$account');

export function FormPage() {
  const { account } = route.useParams();
  const list = useRead(listForms, {});
  return (
    <Loaded query={list}>
      {({ items, script }) => {
        const found = items.find(({ id }) => id === account);
        return found === undefined ? (
          <GoneChannel kind="form" />
        ) : (
          <WebForm key={found.version} form={found} script={script} />
        );
      }}
    </Loaded>
  );
}

function WebForm({ form, script }: { form: Form; script: { path: string; integrity: string } | null }) {
  return (
    <Page
      title={form.name}
      about={
        <Link to="/settings/channels">
          <Trans>All channels</Trans>
        </Link>
      }
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
            <Trans>Open its page</Trans>
          </Button>
          <Disconnect
            channel={form}
            about={t`Its page and every site that shows it say that it is closed.`}
            outdates={['form.']}
          />
        </>
      }
    >
      <Stack>
        <FormEditor form={form} />
        <Suspense>
          <EmbedPane form={form} script={script} />
        </Suspense>
      </Stack>
    </Page>
  );
}
