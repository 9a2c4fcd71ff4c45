import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { goesByMail } from '#core/channels/channel.ts';
import { listConversationSenders } from '#core/contract/outgoing.ts';
import { useRead } from '../../app/read.ts';
import type { Conversation } from '../summary.ts';
import type { ComposerState } from '../use-composer.ts';
import { CopiesField } from './copies-field.tsx';
import styles from './recipients.module.css';

interface RecipientsLineProps {
  composer: ComposerState;
  conversation: Conversation;
}

/** To whom an answer by mail goes: those who were in the customer's mail, unless the mailbox has it otherwise or somebody chose. */
export function RecipientsLine({ composer, conversation: { id, channel } }: RecipientsLineProps) {
  const shown = composer.mode === 'reply' && goesByMail(channel);
  const { data } = useRead(listConversationSenders, { id }, { enabled: shown, staleTime: 60_000 });
  if (!shown || data?.to == null) return null;
  const { draft, change } = composer;
  const everybody = data.others.map((one) => ({ ...one, kind: 'cc' as const }));
  const copies = draft.copies ?? (data.all ? everybody : []);
  const missing = everybody.some(({ address }) => !copies.some((one) => one.address === address));
  const choose = (chosen: typeof draft.copies) => change((now) => ({ ...now, copies: chosen }));
  return (
    <div className={styles.line}>
      <span className={styles.to} title={data.to.address}>
        <Trans context="mail">
          To <bdi>{ph({ name: data.to.name === '' ? data.to.address : data.to.name })}</bdi>
        </Trans>
      </span>
      <CopiesField
        copies={copies}
        change={choose}
        all={everybody.length > 0 && missing ? () => choose(data.all ? null : everybody) : undefined}
      />
    </div>
  );
}
