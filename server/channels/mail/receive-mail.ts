import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { App, Tx } from '#platform';
import type { Raw } from '../raw.ts';
import { receiveMessage } from '../receive.ts';
import { claimsOf } from './authentication/identity.ts';
import { automaticReason } from './automatic.ts';
import { joinThread } from './join-thread.ts';
import type { Outcome } from './outcome.ts';
import { ownAddresses } from './own-addresses.ts';
import { dropOwnMail } from './own-mail-back.ts';
import { placeMail } from './place.ts';
import type { ReadMail } from './read-mail.ts';
import { keepReferences } from './references.ts';
import { settleBounce } from './settle-bounce.ts';
import { wordsOfMail } from './words-of-mail.ts';
import { alreadyThere, clientIdOf } from './same-mail.ts';

export type { Outcome } from './outcome.ts';

type Arrival = { raw: Raw; mail: ReadMail; trust?: MailTrust };

async function receive(tx: Tx, app: App, arrival: Arrival & { own: string[]; clientId: string }): Promise<Outcome> {
  const { raw, mail, trust, own, clientId } = arrival;
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
    claims: claimsOf(mail.from.address, trust),
    automatic,
    trust,
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
  const back = await dropOwnMail(tx, app, { mail, own });
  if (back) return back;
  const clientId = clientIdOf(mail, arrival.raw.id);
  const duplicate = await alreadyThere(tx, mail, clientId);
  if (duplicate !== undefined)
    return { state: 'discarded', reason: 'The same mail was there already.', message: duplicate };
  return await receive(tx, app, { ...arrival, own, clientId });
}
