import type { Clue } from '#core/channels/threading/decide.ts';
import { ownNumber } from '#core/channels/threading/external-keys.ts';
import { sql, type Keyring, type Tx } from '#platform';
import { sentUnder, threadsByExternalKey } from './mail-keys.ts';
import { messageOfMailId } from './own-mail-id.ts';
import type { ReadMail } from '../read-mail.ts';
import { whereKnown, type KnownId } from './references.ts';
import { threadsOfReplyAddress } from './reply-address.ts';
import { threadOfAnchor } from './thread-anchor.ts';

/** What names a conversation; where that leads is looked up for all of them together. */
export type Pointer = Omit<Clue, 'thread'>;

/** An honest mail names some twenty; of more, the first and the newest. */
const mostIds = 200;

async function byReplyAddress(tx: Tx, recipients: string[]): Promise<Pointer[]> {
  const found = await threadsOfReplyAddress(tx, recipients);
  return found.map(({ thread, address }) => ({ kind: 'reply-address', value: address, pointed: thread, secret: true }));
}

/** Messages of ours by the signature in the id alone: their ids may not be kept, after a restore or before they are sent. */
async function bySignature(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<KnownId[]> {
  const signed = new Map(ids.map((id) => [messageOfMailId(keyring, id) ?? '', id]));
  signed.delete('');
  if (signed.size === 0) return [];
  const rows = await tx.all<{ id: string; thread: string }>(sql`select id, thread from channels.message
    where id = any(${[...signed.keys()]}::uuid[]) and direction = 'out'`);
  return rows.map(({ id, thread }) => ({
    mailId: signed.get(id) ?? '',
    thread,
    message: id,
    mentioned: false,
    signed: true,
  }));
}

function byAnchor(keyring: Keyring, ids: readonly string[]): KnownId[] {
  return ids.flatMap((mailId) => {
    const thread = threadOfAnchor(keyring, mailId);
    return thread === undefined ? [] : [{ mailId, thread, message: null, mentioned: true, signed: true }];
  });
}

async function byIds(tx: Tx, keyring: Keyring, mail: ReadMail): Promise<Pointer[]> {
  const references = mail.references.toReversed();
  const before = [...new Set([...mail.inReplyTo, ...references])].slice(0, mostIds);
  const own = mail.mailId === undefined ? [] : [mail.mailId];
  const known = [
    ...(await whereKnown(tx, [...before, ...own])),
    ...(await bySignature(tx, keyring, before)),
    ...byAnchor(keyring, before),
  ];
  const answered = new Set(mail.inReplyTo);
  const kindOf = (id: string): Clue['kind'] => (answered.has(id) ? 'in-reply-to' : 'references');
  const named = [...before, ...own].flatMap((id): Pointer[] =>
    known
      .filter(({ mailId }) => mailId === id)
      // Who bears the id comes before those who only name it.
      .toSorted((a, b) => Number(a.mentioned) - Number(b.mentioned))
      .map(({ thread, message, signed, unsure }) => ({
        kind: own.includes(id) && !before.includes(id) ? 'answered-before' : kindOf(id),
        value: id,
        pointed: thread,
        message: message ?? undefined,
        secret: signed === true || unsure !== true,
      })),
  );
  const sent = await sentUnder(tx, before);
  return [
    ...named,
    ...sent.map(({ key, thread, message }) => ({
      kind: 'provider-id' as const,
      value: key,
      pointed: thread,
      message,
      secret: true,
    })),
  ];
}

async function byNumber(tx: Tx, subject: string): Promise<Pointer[]> {
  const number = ownNumber(subject);
  if (number === undefined) return [];
  const rows = await tx.all<{ id: string }>(sql`select id from channels.thread
    where workspace = ${tx.workspace} and number = ${number} and channel <> 'chat'`);
  return rows.map(({ id }) => ({ kind: 'number', value: `[#${number}]`, pointed: id }));
}

async function byKey(tx: Tx, mail: ReadMail): Promise<Pointer[]> {
  const found = await threadsByExternalKey(tx, mail);
  return found.map(({ key, thread, message }) => ({
    kind: 'external-key',
    value: key.slice(key.indexOf(':') + 1),
    key,
    pointed: thread,
    message,
  }));
}

/** Everything in a mail that names a conversation, the surest first. */
export async function cluesOf(
  tx: Tx,
  keyring: Keyring,
  { mail, recipients }: { mail: ReadMail; recipients: string[] },
): Promise<Pointer[]> {
  return [
    ...(await byReplyAddress(tx, recipients)),
    ...(await byIds(tx, keyring, mail)),
    ...(await byKey(tx, mail)),
    ...(await byNumber(tx, mail.subject)),
  ];
}
