import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconInbox, IconPlugConnected } from '@tabler/icons-react';
import { listChannels } from '#core/contract/channels.ts';
import type { InboxView } from '#core/contract/desk.ts';
import { countConversations } from '#core/contract/counts.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { count } from '../app/texts.ts';
import { Empty } from '../ui/states.tsx';
import { usePlace } from './place.ts';

/** Nothing in the view: why, and what to do next. */
export function EmptyList({ view }: { view: InboxView }) {
  const channels = useRead(listChannels, {});
  if (channels.data?.items.length === 0) return <NoChannel />;
  if (view === 'mine') return <NothingMine />;
  const texts: Record<Exclude<InboxView, 'mine'>, readonly [string, string]> = {
    unassigned: ['Everything has somebody', 'New conversations stand here until somebody takes them.'],
    open: ['Nothing is open', 'Every customer has been answered. New messages come in by themselves.'],
    waiting: [
      'Nothing waits for a customer',
      'What you asked a customer about waits here, and is open again when they write.',
    ],
    'on-hold': ['Nothing is on hold', 'What waits for somebody else, a carrier or another department, stands here.'],
    snoozed: ['Nothing is snoozed', 'What is put off until a time waits here, and comes back by itself.'],
    resolved: ['Nothing is resolved yet', 'Conversations come here when their matter is settled.'],
    spam: ['No spam', 'What you mark as spam is kept here, out of every figure.'],
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
    <Empty icon={IconInbox} title="Nothing stands here">
      No conversation fits this view at the moment.
    </Empty>
  );
}

function NoChannel() {
  const mayConnect = useMay('channel.manage');
  return (
    <Empty
      icon={IconPlugConnected}
      title="No channel is connected yet"
      action={
        mayConnect ? (
          <Button component={Link} to="/settings/channels">
            Connect a channel
          </Button>
        ) : undefined
      }
    >
      {mayConnect
        ? 'Connect a mailbox or put the chat box on your site: what customers write comes in here.'
        : 'Ask somebody who may connect channels: what customers write comes in here.'}
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
      title="Nothing is yours at the moment"
      action={
        waiting === 0 ? undefined : (
          <Button variant="default" onClick={() => look({ view: 'unassigned' })}>
            See the unassigned ones
          </Button>
        )
      }
    >
      {waiting === 0
        ? 'Conversations that are given to you, or that you answer first, stand here.'
        : `${count(waiting, 'conversation has', 'conversations have')} nobody yet. Whoever answers first, has it.`}
    </Empty>
  );
}
