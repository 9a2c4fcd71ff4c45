import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconInbox, IconPlugConnected } from '@tabler/icons-react';
import { listChannels } from '#core/contract/channels.ts';
import type { InboxView } from '#core/contract/desk.ts';
import { countConversations } from '#core/contract/counts.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Empty } from '../ui/states.tsx';
import { usePlace } from './place.ts';

/** Nothing in the view: why, and what to do next. */
export function EmptyList({ view }: { view: InboxView }) {
  const channels = useRead(listChannels, {});
  if (channels.data?.items.length === 0) return <NoChannel />;
  if (view === 'mine') return <NothingMine />;
  const texts: Record<Exclude<InboxView, 'mine'>, readonly [string, string]> = {
    unassigned: [t`Everything has somebody`, t`New conversations stand here until somebody takes them.`],
    open: [t`Nothing is open`, t`Every customer has been answered. New messages come in by themselves.`],
    waiting: [
      t`Nothing waits for a customer`,
      t`What you asked a customer about waits here, and is open again when they write.`,
    ],
    'on-hold': [t`Nothing is on hold`, t`What waits for somebody else, a carrier or another department, stands here.`],
    snoozed: [t`Nothing is snoozed`, t`What is put off until a time waits here, and comes back by itself.`],
    resolved: [t`Nothing is resolved yet`, t`Conversations come here when their matter is settled.`],
    spam: [t`No spam`, t`What you mark as spam is kept here, out of every figure.`],
  };
  const [title, about] = texts[view];
  return (
    <Empty icon={IconInbox} title={title}>
      {about}
    </Empty>
  );
}

/** Nothing fits the filter of a view. */
export function EmptyView() {
  return (
    <Empty icon={IconInbox} title={t`Nothing stands here`}>
      <Trans>No conversation fits this view at the moment.</Trans>
    </Empty>
  );
}

function NoChannel() {
  const mayConnect = useMay('channel.manage');
  return (
    <Empty
      icon={IconPlugConnected}
      title={t`No channel is connected yet`}
      action={
        mayConnect ? (
          <Button component={Link} to="/settings/channels">
            <Trans>Connect a channel</Trans>
          </Button>
        ) : undefined
      }
    >
      {mayConnect
        ? t`Connect a mailbox or put the chat box on your site: what customers write comes in here.`
        : t`Ask somebody who may connect channels: what customers write comes in here.`}
    </Empty>
  );
}

function NothingMine() {
  const { look } = usePlace();
  const { data } = useRead(countConversations, {});
  const waiting = data?.unassigned ?? 0;
  return (
    <Empty
      icon={IconInbox}
      title={t`Nothing is yours at the moment`}
      action={
        waiting === 0 ? undefined : (
          <Button variant="default" onClick={() => look({ view: 'unassigned' })}>
            <Trans>See the unassigned ones</Trans>
          </Button>
        )
      }
    >
      {waiting === 0
        ? t`Conversations that are given to you, or that you answer first, stand here.`
        : plural(waiting, {
            one: '# conversation has nobody yet. Whoever answers first, has it.',
            other: '# conversations have nobody yet. Whoever answers first, has it.',
          })}
    </Empty>
  );
}
