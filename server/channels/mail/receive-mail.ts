import type { App, Tx } from '#platform';
import type { Raw } from '../raw.ts';
import { receiveMessage } from '../receive.ts';
import { settleMessage } from '../settle.ts';
import { automaticReason } from './automatic.ts';
import { readBounce } from './bounce.ts';
import { joinThread } from './join-thread.ts';
import { ownAddresses } from './own-addresses.ts';
import { messageOfMailId, ownMessages } from './own-mail-id.ts';
import { placeMail } from './place.ts';
import type { ReadMail } from './read-mail.ts';
import { keepReferences } from './references.ts';
import { splitPlus } from './reply-address.ts';
import { wordsOfMail } from './words-of-mail.ts';
import { alreadyThere, clientIdOf } from './same-mail.ts';

/** What became of one mail. */
export type Outcome =
  | { state: 'understood'; reason?: string; message: string; customer?: string }
  | { state: 'discarded'; reason: string; message?: string };

type Arrival = { raw: Raw; mail: ReadMail };

async function settleBounce(tx: Tx, app: App, mail: ReadMail): Promise<Outcome | undefined> {
  const bounce = readBounce(mail);
  if (!bounce) return undefined;
  const [message] = await ownMessages(tx, app.keyring, bounce.quoted);
  if (message === undefined) {
    return { state: 'discarded', reason: 'A report of a mail server about a mail that is not ours.' };
  }
  const { reason } = bounce;
  if (bounce.action === 'failed') await settleMessage(tx, { message, state: 'refused', reason });
  if (bounce.action === 'delivered') await settleMessage(tx, { message, state: 'delivered' });
  return { state: 'understood', reason: `A report about a mail of ours: ${bounce.action}. ${reason}`, message };
}

async function loopReason(tx: Tx, app: App, about: { mail: ReadMail; own: string[] }): Promise<string | undefined> {
  const { mailId, from } = about.mail;
  const back =
    mailId !== undefined &&
    (messageOfMailId(app.keyring, mailId) !== undefined || (await ownMessages(tx, app.keyring, [mailId])).length > 0);
  if (back) return 'A mail of ours that came back.';
  return about.own.includes(splitPlus(from.address).base) ? 'It was sent from your own address.' : undefined;
}

async function receive(tx: Tx, app: App, arrival: Arrival & { own: string[]; clientId: string }): Promise<Outcome> {
  const { raw, mail, own, clientId } = arrival;
  const { envelope } = raw;
  const recipients = [...mail.recipients, ...(envelope.to ?? [])];
  const place = await placeMail(tx, app.keyring, { mail, recipients });
  const automatic = automaticReason({
    headers: mail.headers,
    sender: mail.from.address,
    returnPath: envelope.from,
    own,
  });
  const received = await receiveMessage(tx, app, {
    ...place,
    ...wordsOfMail(mail),
    account: raw.account,
    claims: [{ kind: 'email', value: mail.from.address, strength: 'claimed' }],
    automatic,
    clientId,
    raw: raw.id,
  });
  const { thread, message, customer } = received;
  await joinThread(tx, thread, { mail, isOwn: (address) => own.includes(address), first: place.thread === undefined });
  const about = { thread, ids: [...mail.inReplyTo, ...mail.references] };
  await keepReferences(tx, mail.mailId === undefined ? about : { ...about, own: { id: mail.mailId, message } });
  return { state: 'understood', message, customer };
}

/** Makes a message (or the outcome of one of ours) out of a mail, in the caller's transaction. */
export async function receiveMail(tx: Tx, app: App, arrival: Arrival): Promise<Outcome> {
  const { mail } = arrival;
  const bounced = await settleBounce(tx, app, mail);
  if (bounced) return bounced;
  const own = await ownAddresses(tx);
  const loop = await loopReason(tx, app, { mail, own });
  if (loop !== undefined) return { state: 'discarded', reason: loop };
  const clientId = clientIdOf(mail, arrival.raw.id);
  const duplicate = await alreadyThere(tx, mail, clientId);
  if (duplicate !== undefined)
    return { state: 'discarded', reason: 'The same mail was there already.', message: duplicate };
  return await receive(tx, app, { ...arrival, own, clientId });
}
