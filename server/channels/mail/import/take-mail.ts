import { Problem } from '#core/contract/problems.ts';
import { sql, type App, type Tx } from '#platform';
import type { ImportOutcome } from '#touchpoints';
import { customerOfAddress } from '../../customer-of.ts';
import { keepRaw, knowsRaw, rawHash, settleRaw } from '../../raw.ts';
import { readReport } from '../bounces/read-report.ts';
import { messageOfMailId, ownMessages } from '../threading/own-mail-id.ts';
import { placeMail } from '../threading/place.ts';
import { Unreadable, type ReadMail } from '../read-mail.ts';
import { settleIn, splitReasonOf } from '../threading/settle-in.ts';
import { alreadyThere, clientIdOf } from '../threading/same-mail.ts';
import { keepPastMail } from './keep-past-mail.ts';
import type { Ours } from './ours.ts';
import { sentAt } from './sent-at.ts';

/** A mail out of somebody's archive. */
export interface PastMail {
  bytes: Buffer;
  mail: ReadMail;
  at: Date;
  direction: 'in' | 'out';
  /** Whom it was shared with: the sender, or those we wrote to. */
  partners: ReadMail['to'];
  clientId: string;
}

export interface Taking {
  app: App;
  ours: Ours;
  import: string;
  source: string;
}

/** Makes a message of the past of a mail; the same mail again, by whatever way it came, changes nothing. */
export async function takeMail(
  tx: Tx,
  taking: Taking,
  given: { bytes: Buffer; mail: ReadMail | Unreadable },
): Promise<ImportOutcome> {
  const { bytes, mail } = given;
  if (await knowsRaw(tx, bytes)) return 'duplicate';
  if (mail instanceof Unreadable) return { reason: mail.message };
  if (await isOurs(tx, taking.app, mail)) return 'duplicate';
  const past = pastMail(tx, taking.ours, { bytes, mail });
  if ('reason' in past) return past;
  if ((await alreadyThere(tx, mail, past.clientId)) !== undefined) return 'duplicate';
  return await keep(tx, taking, past);
}

/** What this product sent stands in its thread already. */
async function isOurs(tx: Tx, app: App, { mailId }: ReadMail): Promise<boolean> {
  if (mailId === undefined) return false;
  return (
    messageOfMailId(app.keyring, mailId) !== undefined && (await ownMessages(tx, app.keyring, [mailId])).length > 0
  );
}

function pastMail(tx: Tx, ours: Ours, given: { bytes: Buffer; mail: ReadMail }): PastMail | { reason: string } {
  const { bytes, mail } = given;
  const at = sentAt(mail.headers, tx.now);
  if (at === undefined) return { reason: 'it does not say when it was sent' };
  if (readReport(mail)?.kind === 'delivery') return { reason: 'it is a report of a mail server, not a message' };
  const direction = ours.isOwn(mail.from.address) ? 'out' : 'in';
  const partners = direction === 'in' ? [mail.from] : mail.to.filter(({ address }) => !ours.isOwn(address));
  if (partners.length === 0) return { reason: 'sender and recipients are all addresses of your own' };
  return { bytes, mail, at, direction, partners, clientId: clientIdOf(mail, rawHash(bytes)) };
}

async function keep(tx: Tx, taking: Taking, past: PastMail): Promise<ImportOutcome> {
  const { app, ours, source } = taking;
  const { mail, bytes, direction, partners } = past;
  const addresses = partners.map(({ address }) => address);
  const recipients = direction === 'in' ? mail.recipients : [];
  const account = ours.accountOf([...mail.recipients, mail.from.address]);
  const placed = await placeMail(tx, app.keyring, { mail, recipients, account, partners: addresses });
  const { decision } = placed;
  const place = {
    thread: decision.outcome === 'thread' ? decision.thread : undefined,
    splitReason: splitReasonOf(placed),
  };
  const customer = place.thread === undefined ? await customerOrReason(tx, partners[0]!, source) : undefined;
  if (typeof customer === 'object') return customer;
  const raw = await keepRaw(tx, app, {
    account,
    kind: 'mail',
    bytes,
    envelope: { by: 'import' },
    sender: mail.from.address,
    subject: mail.subject.slice(0, 300),
  });
  const kept = await keepPastMail(tx, taking, { ...past, ...place, account, raw: raw.id, customer });
  await settleRaw(tx, raw.id, { state: 'understood', message: kept.message, customer: kept.customer });
  const first = place.thread === undefined && direction === 'in';
  const { thread, message } = kept;
  await settleIn(tx, {
    mail,
    placed,
    thread,
    message,
    clientId: past.clientId,
    isOwn: ours.isOwn,
    first,
    proven: false,
    beside: null,
  });
  await tx.run(sql`insert into channels.imported_thread (import, thread)
    values (${taking.import}, ${kept.thread}) on conflict do nothing`);
  return 'taken';
}

/** An address that is known to be nobody's names no customer. */
async function customerOrReason(tx: Tx, who: ReadMail['from'], source: string): Promise<string | { reason: string }> {
  try {
    return await customerOfAddress(tx, who, { at: tx.now, source });
  } catch (error) {
    if (error instanceof Problem && error.type === 'invalid') return { reason: error.message };
    throw error;
  }
}
