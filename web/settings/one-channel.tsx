import { Link, useNavigate } from '@tanstack/react-router';
import { deleteChannel } from '#core/contract/channels.ts';
import { useWrite } from '../app/read.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { Empty } from '../ui/states.tsx';

// What the pages of one mailbox, one chat box and one form have in common.

/** In the place of a channel that somebody removed; `what` as people call it. */
export function GoneChannel({ what }: { what: string }) {
  return (
    <Empty title={`This ${what} is gone`} action={<Link to="/settings/channels">All channels</Link>}>
      It was disconnected; its conversations stay in the inbox.
    </Empty>
  );
}

interface DisconnectProps {
  channel: { id: string; name: string };
  /** What is over with it. */
  about: string;
  /** What is read anew beside the channels. */
  outdates?: readonly string[];
}

/** The way to disconnect a channel, and from there back to all of them. */
export function Disconnect({ channel: { id, name }, about, outdates = [] }: DisconnectProps) {
  const navigate = useNavigate();
  const remove = useWrite(deleteChannel, { outdates: ['channel.', ...outdates] });
  const disconnect = async () => {
    await remove.mutateAsync({ id });
    await navigate({ to: '/settings/channels' });
  };
  return (
    <AskFirst
      size="sm"
      title={`Disconnect ${name}?`}
      about={`${about} Its conversations stay.`}
      confirm="Disconnect"
      onConfirm={disconnect}
    >
      Disconnect
    </AskFirst>
  );
}
