import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconForms, IconMail, IconMessageCircle, type Icon } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listChannels } from '#core/contract/channels.ts';
import { createChatAccount } from '#core/contract/chat.ts';
import { createForm } from '#core/contract/form.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { State } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { Directions, Missing, wholeHealthOf } from './directions.tsx';
import styles from './settings.module.css';

type Channels = WireOutputOf<typeof listChannels>;
type Channel = Channels['items'][number];

export function ChannelsPage() {
  const list = useRead(listChannels, {}, { every: 30_000 });
  const manage = useMay('channel.manage');
  const add = manage ? (
    <>
      <AddForm />
      <AddChat />
      <Button component={Link} to="/settings/channels/mail/new" leftSection={<IconMail size={16} stroke={1.7} />}>
        <Trans>Connect a mailbox</Trans>
      </Button>
    </>
  ) : undefined;
  return (
    <Page
      narrow
      title={t`Channels`}
      about={t`Where customers reach you. Everything comes into one inbox.`}
      actions={add}
    >
      <Loaded query={list}>{(data) => <Channels data={data} add={add} />}</Loaded>
    </Page>
  );
}

function Channels({ data, add }: { data: Channels; add: React.ReactNode }) {
  const { items, missing, smtpPort } = data;
  return (
    <Stack>
      <Pane flush>
        {items.length === 0 ? (
          <Empty icon={IconMessageCircle} title={t`No channel yet`} action={add}>
            <Trans>Begin with the chat box: one line in your page, and the first visitor can write to you.</Trans>
          </Empty>
        ) : (
          <div className={styles.list}>
            {items.map((channel) => (
              <ChannelItem key={channel.id} channel={channel} />
            ))}
          </div>
        )}
      </Pane>
      {missing.length > 0 && items.length > 0 ? (
        <Pane title={t`Still missing`}>
          <Missing sentences={missing} />
        </Pane>
      ) : null}
      {smtpPort === null ? null : (
        <p className="muted">
          <Trans>Mail can also be forwarded to this server: it listens for SMTP on port {smtpPort}.</Trans>
        </p>
      )}
    </Stack>
  );
}

const kinds = {
  mail: { Icon: IconMail, about: t`Mailbox` },
  chat: { Icon: IconMessageCircle, about: t`Chat box` },
  form: { Icon: IconForms, about: t`Web form` },
};

function ChannelItem({ channel }: { channel: Channel }) {
  const { id, kind, name, mail, missing } = channel;
  const { tone, words } = wholeHealthOf(channel);
  const { Icon, about } = kinds[kind];
  return (
    <div className={styles.listItem}>
      <Icon size={20} stroke={1.6} />
      <div className={styles.listMain}>
        <b>{name}</b> <span className="muted">{mail?.address ?? about}</span>
        <Directions channel={channel} />
        <Missing sentences={missing} />
      </div>
      <State tone={tone}>{words}</State>
      <Button
        component={Link}
        to={`/settings/channels/${kind}/$account`}
        params={{ account: id } as never}
        variant="default"
        size="compact-sm"
      >
        <Trans>Settings</Trans>
      </Button>
    </div>
  );
}

function AddChat() {
  const write = useWrite(createChatAccount, { outdates: ['chat-account.', 'channel.', 'source.'] });
  return (
    <Make
      words={t`Make a chat box`}
      icon={IconMessageCircle}
      about={t`For you, such as the site it stands on.`}
      example={t({ message: 'Web shop', comment: 'An example of a name' })}
      make={(values) => write.mutateAsync(values)}
      page="/settings/channels/chat/$account"
    />
  );
}

function AddForm() {
  const write = useWrite(createForm, { outdates: ['form.', 'channel.'] });
  return (
    <Make
      words={t`Make a form`}
      icon={IconForms}
      about={t`For you, such as what it is for.`}
      example={t({ message: 'Contact', comment: 'An example of the name of a form' })}
      make={(values) => write.mutateAsync(values)}
      page="/settings/channels/form/$account"
    />
  );
}

interface MakeProps {
  /** What is done: `Make a form`. */
  words: string;
  icon: Icon;
  /** How its name is chosen. */
  about: string;
  /** A name. */
  example: string;
  make: (values: { name: string }) => Promise<{ id: string }>;
  page: '/settings/channels/chat/$account' | '/settings/channels/form/$account';
}

/** Makes a channel that needs no more than a name, and leads to its page. */
function Make({ words, icon: Sign, ...rest }: MakeProps) {
  return (
    <Dialog open={words} title={words} variant="default" leftSection={<Sign size={16} stroke={1.7} />}>
      {() => <Named {...rest} />}
    </Dialog>
  );
}

function Named({ about, example, make, page }: Pick<MakeProps, 'about' | 'example' | 'make' | 'page'>) {
  const navigate = useNavigate();
  const fields = useFields({ name: '' });
  const submit = async (values: typeof fields.values) => {
    const { id } = await make(values);
    await navigate({ to: page, params: { account: id } });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Make it`}>
      <TextInput
        label={t`Name`}
        description={about}
        placeholder={example}
        required
        data-autofocus
        {...fields.getInputProps('name')}
      />
    </Form>
  );
}
