import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { IconLock } from '@tabler/icons-react';
import { useSession } from '../app/session.ts';
import { NamingCause } from '../care/naming-cause.tsx';
import { FeelingMark } from '../listening/readings/feeling-mark.tsx';
import { TopicChips } from '../listening/topics/topic-chips.tsx';
import { clock, fullMoment, listed } from '../ui/format.ts';
import { MessageMenu } from './arrange/message-menu.tsx';
import { useOpened } from './arrange/opened.ts';
import { BounceLine } from './bounce-line.tsx';
import { TrustMark, TrustWarning } from './trust-mark.tsx';
import { automaticWords } from './automatic-words.ts';
import { asSentWords, Attachments, filesBeside } from './attachments.tsx';
import { deliveryOf } from './delivery-words.ts';
import { FormFields } from './form-fields.tsx';
import type { Item, MessageItem } from './items.ts';
import { LaidOut } from './laid-out.tsx';
import { MailMarks } from './mail-marks.tsx';
import { MessageText } from './message-text.tsx';
import { OutgoingActs } from './outgoing-acts.tsx';
import { PlainText } from './plain-text.tsx';
import { MessageRecipients } from './recipients/message-recipients.tsx';
import { Signature } from './signature.tsx';
import { briefName } from './summary.ts';
import { uploadAt, Written } from './words/written.tsx';
import type { Unsent } from './unsent.ts';
import styles from './items.module.css';

const noteWord = t({ message: 'Note', comment: 'a note that only colleagues see' });

function authorName({ kind, name }: MessageItem['author'], known: { user: string; customer: string }): string {
  if (kind === 'customer') return briefName(name === '' ? known.customer : name);
  return kind === 'agent' && name === known.user ? t`You` : name;
}

/** Of a mail without words, layout or files. */
function NoWords({ message: { text, hasHtml, files } }: { message: MessageItem }) {
  return text.trim() === '' && !hasHtml && files.length === 0 ? (
    <p className="muted">
      <Trans>Nothing was written.</Trans>
    </p>
  ) : null;
}

/** Of a form the message alone, with the other fields below it. */
function Said({ message }: { message: MessageItem }) {
  const { id, text, marked, form } = message;
  if (form !== null) return <Filled form={form} />;
  if (marked === null) return <MessageText message={message} />;
  return <Written text={text} marked={marked} pictureAt={(file) => `/api/v1/messages/${id}/files/${file}`} />;
}

function Filled({ form }: { form: NonNullable<MessageItem['form']> }) {
  return (
    <>
      {form.words === '' ? null : <PlainText text={form.words} />}
      <FormFields form={form} />
    </>
  );
}

/** How a message of the customer reads and what it is about, in the conversation that is open. */
function Feeling({ message: { id, direction, automatic, text } }: { message: MessageItem }) {
  const conversation = useOpened();
  if (conversation === null || direction !== 'in' || automatic) return null;
  return (
    <>
      <FeelingMark conversation={conversation.id} message={id} />
      <TopicChips conversation={conversation.id} message={id} />
      {text.trim() === '' ? null : <NamingCause text={{ message: id }} />}
    </>
  );
}

/** One message: the customer's on the left, ours on the right. */
export function MessageBubble({ message, customer }: { message: MessageItem; customer: string }) {
  const { direction, text, author, at, automatic, automaticReason, hasHtml } = message;
  const { user } = useSession();
  const [laidOut, setLaidOut] = useState(hasHtml && text.trim() === '');
  const delivery = deliveryOf(message);
  const name = authorName(author, { user: user.name, customer });
  return (
    <article className={styles.bubble} data-side={direction} data-wide={laidOut} data-message={message.id}>
      <header className={styles.head}>
        <bdi>{name}</bdi> ·{' '}
        <time dateTime={at} title={fullMoment(at)}>
          {clock(at)}
        </time>
        {message.trust === null ? null : <TrustMark trust={message.trust} />}
        <Feeling message={message} />
        {automatic ? ` · ${automaticWords(automaticReason)}` : ''}
        {delivery === undefined ? null : (
          <>
            {' · '}
            <span className={styles.delivery} data-tone={delivery.tone}>
              {delivery.words}
            </span>
          </>
        )}
        <MessageMenu message={message} />
      </header>
      <MessageRecipients recipients={message.recipients} />
      <TrustWarning trust={message.trust} />
      {laidOut ? <LaidOut message={message} /> : <Said message={message} />}
      <NoWords message={message} />
      {message.signature === null || laidOut ? null : <Signature text={message.signature} />}
      <MailMarks marks={message.marks} />
      <Attachments message={message.id} files={filesBeside(message, laidOut)} />
      {hasHtml ? (
        <button type="button" className={styles.quiet} aria-expanded={laidOut} onClick={() => setLaidOut(!laidOut)}>
          {laidOut ? t`Show as text` : asSentWords(message)}
        </button>
      ) : null}
      <BounceLine message={message} />
      <OutgoingActs message={message} />
    </article>
  );
}

/** A private note: the customer never sees it. */
export function NoteBubble({ note: { author, at, text, marked } }: { note: Extract<Item, { type: 'note' }> }) {
  const { user } = useSession();
  return (
    <article className={styles.bubble} data-side="note">
      <header className={styles.head}>
        <IconLock size={12} stroke={2} aria-hidden="true" /> {noteWord} · {author === user.name ? t`You` : author} ·{' '}
        <time dateTime={at} title={fullMoment(at)}>
          {clock(at)}
        </time>
      </header>
      <Written text={text} marked={marked} pictureAt={uploadAt} />
    </article>
  );
}

/** What was sent and has not arrived yet. */
export function UnsentBubble({ item: { kind, text, marked, state, uploads } }: { item: Unsent }) {
  const side = kind === 'note' ? 'note' : 'out';
  return (
    <article className={styles.bubble} data-side={side} data-unsent={state}>
      <header className={styles.head}>
        {kind === 'note' ? `${noteWord} · ` : ''}
        <Trans>You</Trans> ·{' '}
        {state === 'waiting' ? (
          <span className={styles.delivery} data-tone="warn">
            <Trans>waits for the connection, goes out by itself</Trans>
          </span>
        ) : (
          t`sending…`
        )}
      </header>
      <Written text={text} marked={marked ? text : null} pictureAt={uploadAt} />
      {uploads.length === 0 ? null : <p className={styles.head}>{listed(uploads.map(({ name }) => name))}</p>}
    </article>
  );
}
