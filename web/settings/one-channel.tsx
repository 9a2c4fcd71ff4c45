import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { deleteChannel } from '#core/contract/channels.ts';
import { useWrite } from '../app/read.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { Empty } from '../ui/states.tsx';

// What the pages of one mailbox, one chat box and one form have in common.

const gone = { mail: t`This mailbox is gone`, chat: t`This chat box is gone`, form: t`This form is gone` };

/** In the place of a channel that somebody removed. */
export function GoneChannel({ kind }: { kind: keyof typeof gone }) {
  return (
    <Empty
      title={gone[kind]}
      action={
        <Link to="/settings/channels">
          <Trans>All channels</Trans>
        </Link>
      }
    >
      <Trans>It was disconnected; its conversations stay in the inbox.</Trans>
    </Empty>
  );
}

interface DisconnectProps {
  channel: { id: string; name: string };
  /** What is over with it: a whole sentence. */
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
      title={t`Disconnect ${name}?`}
      about={`${about} ${t`Its conversations stay.`}`}
      confirm={t`Disconnect`}
      onConfirm={disconnect}
    >
      <Trans>Disconnect</Trans>
    </AskFirst>
  );
}
