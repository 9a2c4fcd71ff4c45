import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { goesByMail } from '#core/channels/channel.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listConversationSenders } from '#core/contract/outgoing.ts';
import { useRead } from '../app/read.ts';
import type { Conversation } from './summary.ts';
import type { ComposerState } from './use-composer.ts';
import styles from './composer.module.css';

export type Sender = WireOutputOf<typeof listConversationSenders>['items'][number];

const itself = 'mailbox';

interface SenderLineProps {
  composer: ComposerState;
  conversation: Conversation;
}

/** As whom an answer by mail goes out, and what will stand under it, as customers will read it. */
export function SenderLine({ composer, conversation: { id, channel } }: SenderLineProps) {
  const shown = composer.mode === 'reply' && goesByMail(channel);
  const { data } = useRead(listConversationSenders, { id }, { enabled: shown, staleTime: 60_000 });
  if (!shown || data === undefined) return null;
  const { draft, change } = composer;
  const chosen = data.items.find((sender) => sender.id === draft.sender && sender.id !== null) ?? data.items[0];
  return (
    <>
      {chosen === undefined || chosen.signature === '' ? null : (
        <SignaturePreview
          text={chosen.signature}
          signed={draft.signed}
          turn={(signed) => change((now) => ({ ...now, signed }))}
        />
      )}
      {data.items.length > 1 && chosen !== undefined ? (
        <ChooseSender senders={data.items} chosen={chosen} choose={(sender) => change((now) => ({ ...now, sender }))} />
      ) : null}
      <Elsewhere address={data.elsewhere} />
      <Suppressed
        reason={data.suppressed}
        anyway={draft.anyway}
        insist={(anyway) => change((now) => ({ ...now, anyway }))}
      />
    </>
  );
}

interface PreviewProps {
  text: string;
  signed: boolean;
  turn(signed: boolean): void;
}

/** What will stand under it, as customers will read it. */
export function SignaturePreview({ text, signed, turn }: PreviewProps) {
  return (
    <div className={styles.signature} data-signed={signed}>
      {signed ? <p dir="auto">{text}</p> : null}
      <button type="button" className={styles.turn} aria-pressed={signed} onClick={() => turn(!signed)}>
        {signed ? t`Without signature` : t`With signature`}
      </button>
    </div>
  );
}

interface ChooseProps {
  senders: readonly Sender[];
  chosen: Sender;
  choose(sender: string | null): void;
}

/** As whom it goes. */
export function ChooseSender({ senders, chosen, choose }: ChooseProps) {
  return (
    <div className={styles.sender}>
      <label htmlFor="composer-sender">
        <Trans context="sender">From</Trans>
      </label>
      <Select
        id="composer-sender"
        size="xs"
        allowDeselect={false}
        value={chosen.id ?? itself}
        data={senders.map(({ id, name, address }) => ({ value: id ?? itself, label: `${name} <${address}>` }))}
        onChange={(value) => choose(value === itself ? null : value)}
        comboboxProps={{ width: 'max-content', position: 'top-start' }}
      />
    </div>
  );
}

/** The customer asked for answers at another domain: it may not be theirs. */
function Elsewhere({ address }: { address: string | null }) {
  if (address === null) return null;
  return (
    <div className={styles.suppressed} role="status">
      <IconAlertTriangle size={15} stroke={1.7} aria-hidden="true" />
      <span>
        <Trans>The answer goes to {address}: the customer wrote from another domain.</Trans>
      </span>
    </div>
  );
}

interface SuppressedProps {
  reason: string | null;
  anyway: boolean;
  insist(anyway: boolean): void;
}

/** Mail came back from there: it goes only when somebody insists. */
export function Suppressed({ reason, anyway, insist }: SuppressedProps) {
  if (reason === null) return null;
  return (
    <div className={styles.suppressed} role="status">
      <IconAlertTriangle size={15} stroke={1.7} aria-hidden="true" />
      <span>{anyway ? t`It is sent anyway.` : t`This will not be sent. ${reason}`}</span>
      <button type="button" aria-pressed={anyway} onClick={() => insist(!anyway)}>
        {anyway ? t`Do not send` : t`Send anyway`}
      </button>
    </div>
  );
}
