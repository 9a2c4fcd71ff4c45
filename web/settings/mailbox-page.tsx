import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { deleteChannel, listChannels } from '#core/contract/channels.ts';
import { useRead, useWrite } from '../app/read.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { AcknowledgementPane } from './acknowledgement-pane.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxState } from './mailbox-state.tsx';
import type { Channel } from './mailbox-values.ts';

const route = getRouteApi('/console/settings/channels/mail/$account');

export function MailboxPage() {
  const { account } = route.useParams();
  const list = useRead(listChannels, {}, { every: 15_000 });
  return (
    <Loaded query={list}>
      {({ items, smtpPort, mailRedirect }) => {
        const found = items.find(({ id }) => id === account);
        if (account !== 'new' && found === undefined) return <Gone />;
        return <Mailbox key={found?.version} mailbox={found} smtpPort={smtpPort} redirect={mailRedirect} />;
      }}
    </Loaded>
  );
}

function Gone() {
  return (
    <Empty title="This mailbox is gone" action={<Link to="/settings/channels">All channels</Link>}>
      It was disconnected; its conversations stay in the inbox.
    </Empty>
  );
}

interface MailboxProps {
  mailbox: Channel | undefined;
  smtpPort: number | null;
  redirect: string;
}

function Mailbox({ mailbox, smtpPort, redirect }: MailboxProps) {
  return (
    <Page
      narrow
      title={mailbox?.name ?? 'Connect a mailbox'}
      about={<Link to="/settings/channels">All channels</Link>}
      actions={mailbox === undefined ? undefined : <Disconnect mailbox={mailbox} />}
    >
      <Stack>
        {mailbox === undefined ? null : <MailboxState mailbox={mailbox} />}
        <Pane {...(mailbox === undefined ? {} : { title: 'Settings' })}>
          <MailboxForm mailbox={mailbox} smtpPort={smtpPort} redirect={redirect} />
        </Pane>
        {mailbox === undefined ? null : <AcknowledgementPane mailbox={mailbox.id} />}
      </Stack>
    </Page>
  );
}

function Disconnect({ mailbox }: { mailbox: Channel }) {
  const navigate = useNavigate();
  const remove = useWrite(deleteChannel, { outdates: ['channel.'] });
  const disconnect = async () => {
    await remove.mutateAsync({ id: mailbox.id });
    await navigate({ to: '/settings/channels' });
  };
  return (
    <AskFirst
      size="sm"
      title={`Disconnect ${mailbox.name}?`}
      about="Its mail is no longer read and nothing is sent from it. Its conversations stay."
      confirm="Disconnect"
      onConfirm={disconnect}
    >
      Disconnect
    </AskFirst>
  );
}
