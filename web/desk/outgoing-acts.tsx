import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keptBack } from '#core/channels/suppression.ts';
import { giveUpMessage, resendMessage, tryMessageNow } from '#core/contract/outgoing.ts';
import { call } from '../app/api.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { attempt } from './attempt.ts';
import type { MessageItem } from './items.ts';
import styles from './items.module.css';

function sendAgain(id: string, anyway: boolean): Promise<void> {
  return attempt(async () => {
    await call(resendMessage, { id, anyway });
    toast({ text: t`It is sent once more`, about: id });
  });
}

/** What can be done with a message of ours that has not arrived for certain. */
export function OutgoingActs({ message: { id, direction, state, stateReason } }: { message: MessageItem }) {
  const mayReply = useMay('conversation.reply');
  if (direction === 'in' || !mayReply) return null;
  if (state === 'retrying')
    return (
      <div className={styles.acts}>
        <Button size="compact-sm" variant="default" onClick={() => void attempt(() => call(tryMessageNow, { id }))}>
          <Trans>Try now</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void attempt(() => call(giveUpMessage, { id }))}>
          <Trans>Give up</Trans>
        </Button>
      </div>
    );
  if (state !== 'failed' && state !== 'uncertain') return null;
  const anyway = stateReason?.startsWith(keptBack) === true;
  return (
    <div className={styles.acts}>
      <Button size="compact-sm" variant="default" onClick={() => void sendAgain(id, anyway)}>
        {anyway ? t`Send anyway` : t`Send again`}
      </Button>
      {state === 'uncertain' ? (
        <small>
          <Trans>It may have arrived already.</Trans>
        </small>
      ) : null}
    </div>
  );
}
