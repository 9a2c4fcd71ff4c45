import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconForms, IconMail, IconMessageCircle } from '@tabler/icons-react';
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
        Connect a mailbox
      </Button>
    </>
  ) : undefined;
  return (
    <Page narrow title="Channels" about="Where customers reach you. Everything comes into one inbox." actions={add}>
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
          <Empty icon={IconMessageCircle} title="No channel yet" action={add}>
            Begin with the chat box: one line in your page, and the first visitor can write to you.
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
        <Pane title="Still missing">
          <Missing sentences={missing} />
        </Pane>
      ) : null}
      {smtpPort === null ? null : (
        <p className="muted">Mail can also be forwarded to this server: it listens for SMTP on port {smtpPort}.</p>
      )}
    </Stack>
  );
}

const kinds = {
  mail: { Icon: IconMail, about: 'Mailbox' },
  chat: { Icon: IconMessageCircle, about: 'Chat box' },
  form: { Icon: IconForms, about: 'Web form' },
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
        Settings
      </Button>
    </div>
  );
}

function AddChat() {
  return (
    <Dialog
      open="Make a chat box"
      title="Make a chat box"
      variant="default"
      leftSection={<IconMessageCircle size={16} stroke={1.7} />}
    >
      {() => <NewChat />}
    </Dialog>
  );
}

function NewChat() {
  const navigate = useNavigate();
  const fields = useFields({ name: '' });
  const write = useWrite(createChatAccount, { outdates: ['chat-account.', 'channel.', 'source.'] });
  const submit = async (values: typeof fields.values) => {
    const { id } = await write.mutateAsync(values);
    await navigate({ to: '/settings/channels/chat/$account', params: { account: id } });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit="Make it">
      <TextInput
        label="Name"
        description="For you, such as the site it stands on."
        placeholder="Web shop"
        required
        data-autofocus
        {...fields.getInputProps('name')}
      />
    </Form>
  );
}

function AddForm() {
  return (
    <Dialog open="Make a form" title="Make a form" variant="default" leftSection={<IconForms size={16} stroke={1.7} />}>
      {() => <NewForm />}
    </Dialog>
  );
}

function NewForm() {
  const navigate = useNavigate();
  const fields = useFields({ name: '' });
  const write = useWrite(createForm, { outdates: ['form.', 'channel.'] });
  const submit = async (values: typeof fields.values) => {
    const { id } = await write.mutateAsync(values);
    await navigate({ to: '/settings/channels/form/$account', params: { account: id } });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit="Make it">
      <TextInput
        label="Name"
        description="For you, such as what it is for."
        placeholder="Contact"
        required
        data-autofocus
        {...fields.getInputProps('name')}
      />
    </Form>
  );
}
