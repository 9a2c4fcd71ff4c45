import { buffer } from 'node:stream/consumers';
import { domainOf } from '#core/channels/domain-of.ts';
import { wireId } from '#core/contract/codecs.ts';
import { openFile, sql, type App, type Delivery, type Tx } from '#platform';
import { messageHtml, messageOf, unsubscribeOf, type Message } from '../../messages.ts';
import { threadOf, type Thread } from '../../threads.ts';
import { answerSubject, type Draft } from './compose.ts';
import { addressee } from './addressee.ts';
import { signingKey, type SigningKey } from '../domain/signing-key.ts';
import { letterHtml, letterText } from './letter.ts';
import type { MessageFile } from '../../message-files.ts';
import { forwarded } from '../../side/forwarded.ts';
import type { Mailbox } from '../mailbox.ts';
import { referencesOf } from '../threading/mail-ids.ts';
import { failFor, recipientsOf } from '../recipients/recipients.ts';
import { quotedHistory } from './quoted-history.ts';
import { reasonNotToSend } from './not-to-send.ts';
import { ownMailId } from '../threading/own-mail-id.ts';
import { chainOf, keepMailId } from '../threading/references.ts';
import { replyAddress } from '../threading/reply-address.ts';
import { sendersFor, type Sender } from './sender-of.ts';
import { takeTurn } from './sending-rate.ts';
import { threadAnchor } from '../threading/thread-anchor.ts';

/** A mail that can be handed over; `to`: whom it is written to, then who else gets it. */
export type Ready = { mailbox: Mailbox; to: string[]; draft: Draft; key: SigningKey | undefined };

/** Whether this mail goes to an address at all, and now. */
async function stoppedBy(
  tx: Tx,
  about: { message: Message; address: string; account: string },
): Promise<Delivery | undefined> {
  const reason = await reasonNotToSend(tx, about.message, about.address);
  return reason === undefined ? await takeTurn(tx, about.account) : { refused: true, reason };
}

async function filesOf(tx: Tx, app: App, files: readonly MessageFile[]): Promise<Draft['files']> {
  return await Promise.all(
    files.map(async (file) => {
      const { stream } = await openFile(tx, app.files, file.id);
      const cid = file.inline && file.contentId !== null ? { cid: file.contentId } : {};
      return { filename: file.name, contentType: file.type, content: await buffer(stream), ...cid };
    }),
  );
}

/** The pictures among the words, as they are named there and in the mail. */
function picturesOf({ files }: Message): Map<string, string> {
  return new Map(
    files.flatMap(({ id, inline, contentId }) =>
      inline && contentId !== null ? [[wireId('fil', id), contentId] as const] : [],
    ),
  );
}

/** A chat has no subject of its own. */
function subjectOf(subject: string, about: { senderName: string; answers: boolean }): string {
  const plain = subject.trim() === '' ? `Your message to ${about.senderName}` : subject;
  return about.answers ? answerSubject(plain) : plain;
}

/** An acknowledgement answers what came; a survey begins by itself (RFC 3834). */
function submissionOf({ author, purpose }: Message): Draft['automatic'] {
  if (author.kind === 'agent') return false;
  return purpose === 'notice' ? 'auto-replied' : 'auto-generated';
}

type Outgoing = { message: Message; thread: Thread; mailbox: Mailbox; sender: Sender };

/** The id a message has gone under stays its own, whatever becomes of the sender. */
async function mailIdFor(tx: Tx, app: App, { message, thread, sender }: Outgoing): Promise<string> {
  const known = await tx.maybe<{ mailId: string }>(sql`select mail_id from channels.mail_reference
    where workspace = ${tx.workspace} and message = ${message.id} limit 1`);
  const id = known?.mailId ?? ownMailId(app.keyring, message.id, domainOf(sender.address));
  await keepMailId(tx, { thread: thread.id, message: message.id, id });
  return id;
}

async function replyTo(tx: Tx, app: App, { thread, mailbox, sender }: Outgoing): Promise<string | undefined> {
  const { plusAddress, address, aliases } = mailbox.settings;
  const wanted = sender.replyTo ?? sender.address;
  const own = [address, ...aliases].some((each) => each.toLowerCase() === wanted.toLowerCase());
  if (plusAddress && own) return await replyAddress(tx, app.keyring, { thread: thread.id, address: wanted });
  return sender.replyTo ?? undefined;
}

async function draftOf(tx: Tx, app: App, about: Outgoing & Pick<Draft, 'to' | 'cc'>): Promise<Draft> {
  const { message, thread, sender, to, cc } = about;
  const mailId = await mailIdFor(tx, app, about);
  const { chain, answered } = await chainOf(tx, thread.id);
  const earlier = chain.filter((each) => each !== mailId);
  const { text, marked, signature } = message;
  const passedOn = thread.beside === null ? [] : await forwarded(tx, message.id);
  const quoted = passedOn.length > 0 ? '' : await quotedHistory(tx, about);
  const letter = { text, marked, pictures: picturesOf(message), signature, quoted, forwarded: passedOn };
  return {
    mailId,
    from: { name: sender.name, address: sender.address },
    replyTo: await replyTo(tx, app, about),
    to,
    cc,
    subject: subjectOf(thread.subject, { senderName: sender.name, answers: earlier.length > 0 }),
    text: letterText(letter),
    html: (await messageHtml(tx, message.id)) ?? letterHtml(letter),
    date: message.at,
    inReplyTo: answered === mailId ? undefined : answered,
    references: [threadAnchor(app.keyring, thread.id, domainOf(sender.address)), ...referencesOf(earlier)],
    automatic: submissionOf(message),
    unsubscribe: await unsubscribeOf(tx, message.id),
    files: await filesOf(tx, app, [...message.files, ...passedOn.flatMap(({ pictures }) => pictures)]),
  };
}

/** The address was fixed when the message was written: what came since sends it to nobody else. */
async function recipientOf(
  tx: Tx,
  { message, thread, to }: { message: Message; thread: Thread; to?: string | undefined },
) {
  const address = to ?? message.address;
  if (address === null) return await addressee(tx, thread.id);
  const known = await addressee(tx, thread.id, address);
  return known?.address === address.toLowerCase() ? known : { name: '', address };
}

/** Who else gets it now, and who stands in its head: neither whom it does not go to, nor anybody in secret. */
async function copiesToSend(tx: Tx, message: Message): Promise<{ open: string[]; cc: Draft['to'][] }> {
  const kept = (await recipientsOf(tx, [message.id])).get(message.id) ?? [];
  const open: string[] = [];
  const cc: Draft['to'][] = [];
  for (const { address, name, kind, state } of kept) {
    const reason = await reasonNotToSend(tx, message, address);
    if (reason !== undefined) await failFor(tx, { message: message.id, address, reason });
    if (reason === undefined && state !== 'sent') open.push(address);
    if (reason === undefined && kind !== 'bcc') cc.push({ address, name });
  }
  return { open, cc };
}

const noMailbox = 'No mailbox of this workspace has an outgoing server yet.';
const noOutgoingServer = 'The mailbox that the customer wrote to has no outgoing server yet.';

/** Makes a mail of a message, or says why it does not go, or not yet. */
export async function prepareMail(
  tx: Tx,
  app: App,
  payload: { message: string; to?: string | undefined },
): Promise<Ready | Delivery> {
  const message = await messageOf(tx, payload.message);
  const thread = await threadOf(tx, message.thread);
  const found = await sendersFor(tx, app, thread);
  if (!found) return { held: 3600, reason: thread.account === null ? noMailbox : noOutgoingServer };
  const { mailbox, senders } = found;
  const to = await recipientOf(tx, { message, thread, to: payload.to });
  if (!to) return { refused: true, reason: 'No address of this customer is known.' };
  await tx.run(sql`update channels.message set address = ${to.address} where id = ${message.id}`);
  const stopped = await stoppedBy(tx, { message, address: to.address, account: mailbox.id });
  if (stopped) return stopped;
  const sender = senders.find(({ id }) => id !== null && id === message.sender) ?? senders[0]!;
  const { open, cc } = await copiesToSend(tx, message);
  const draft = await draftOf(tx, app, { message, thread, mailbox, sender, to, cc });
  return { mailbox, to: [to.address, ...open], draft, key: await signingKey(tx, app, domainOf(sender.address)) };
}
