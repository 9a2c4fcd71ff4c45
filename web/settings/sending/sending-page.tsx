import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconSend } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readSending } from '#core/contract/senders.ts';
import { useRead } from '../../app/read.ts';
import { Page, Stack } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { DomainPane } from './domain-pane.tsx';
import { MailboxPane } from './mailbox-pane.tsx';

export type Sending = WireOutputOf<typeof readSending>;

/** What became of a test mail is shown when it is known. */
function whileTesting(sending: Sending | undefined): number | false {
  return sending?.mailboxes.some(({ test }) => test?.state === 'waiting') === true ? 1_000 : false;
}

/** What goes out by mail: as whom, how fast, and how far receivers trust it. */
export function SendingPage() {
  const query = useRead(readSending, {}, { every: whileTesting });
  return (
    <Page
      narrow
      title={t`Outgoing mail`}
      about={t`As whom your mailboxes write, how fast, and whether receivers can trust that it is you.`}
    >
      <Loaded query={query}>{(sending) => <All sending={sending} />}</Loaded>
    </Page>
  );
}

function All({ sending: { mailboxes, domains } }: { sending: Sending }) {
  if (mailboxes.length === 0)
    return (
      <Empty
        icon={IconSend}
        title={t`No mailbox yet`}
        action={
          <Link to="/settings/channels">
            <Trans>Connect a mailbox</Trans>
          </Link>
        }
      >
        <Trans>Once a mailbox is connected, its senders, its limits and the records of its domain stand here.</Trans>
      </Empty>
    );
  return (
    <Stack>
      {domains.map((domain) => (
        <DomainPane key={domain.domain} domain={domain} />
      ))}
      {mailboxes.map((mailbox) => (
        <MailboxPane key={mailbox.id} mailbox={mailbox} />
      ))}
    </Stack>
  );
}
