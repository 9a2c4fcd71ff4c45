import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import { listChannels } from '#core/contract/channels.ts';
import { useRead } from '../app/read.ts';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { AcknowledgementPane } from './acknowledgement-pane.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxState } from './mailbox-state.tsx';
import type { Channel } from './mailbox-values.ts';
import { Disconnect, GoneChannel } from './one-channel.tsx';

const route = getRouteApi('/console/settings/channels/mail/$account');

export function MailboxPage() {
  const { account } = route.useParams();
  const list = useRead(listChannels, {}, { every: 15_000 });
  return (
    <Loaded query={list}>
      {({ items, smtpPort, mailRedirect }) => {
        const found = items.find(({ id }) => id === account);
        if (account !== 'new' && found === undefined) return <GoneChannel kind="mail" />;
        return <Mailbox key={found?.version} mailbox={found} smtpPort={smtpPort} redirect={mailRedirect} />;
      }}
    </Loaded>
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
      title={mailbox?.name ?? t`Connect a mailbox`}
      about={
        <Link to="/settings/channels">
          <Trans>All channels</Trans>
        </Link>
      }
      actions={
        mailbox === undefined ? undefined : (
          <Disconnect channel={mailbox} about={t`Its mail is no longer read and nothing is sent from it.`} />
        )
      }
    >
      <Stack>
        {mailbox === undefined ? null : <MailboxState mailbox={mailbox} />}
        <Pane {...(mailbox === undefined ? {} : { title: t`Settings` })}>
          <MailboxForm mailbox={mailbox} smtpPort={smtpPort} redirect={redirect} />
        </Pane>
        {mailbox === undefined ? null : <AcknowledgementPane mailbox={mailbox.id} />}
      </Stack>
    </Page>
  );
}
