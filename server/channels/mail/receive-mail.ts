import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { App, Tx } from '#platform';
import type { Raw } from '../raw.ts';
import { receiveMessage } from '../receive.ts';
import { forgive } from '../suppression/suppressed.ts';
import { claimsOf, isForged } from './authentication/identity.ts';
import { automaticReason } from './automatic.ts';
import { readReport } from './bounces/read-report.ts';
import { firstAccount } from './first-account.ts';
import { gatherFlood } from './smtp/flood.ts';
import { header, type MailHeaders } from './headers.ts';
import { joinRelatives } from './threading/join-relatives.ts';
import type { Outcome } from './outcome.ts';
import { ownAddresses } from './own-addresses.ts';
import { dropOwnMail } from './threading/own-mail-back.ts';
import { placeMail } from './threading/place.ts';
import type { ReadMail } from './read-mail.ts';
import { settleBounce } from './bounces/settle-bounce.ts';
import { ourAddressOf } from './out/sender-of.ts';
import { reviewIfNamed, settleIn, splitReasonOf } from './threading/settle-in.ts';
import { wordsOfMail } from './words-of-mail.ts';
import { alreadyThere, clientIdOf } from './threading/same-mail.ts';

export type { Outcome } from './outcome.ts';

type Arrival = { raw: Raw; mail: ReadMail; trust?: MailTrust };
type Ready = Arrival & { own: string[]; automatic: string | undefined; clientId: string };

async function receive(tx: Tx, app: App, arrival: Ready): Promise<Outcome> {
  const { raw, mail, trust, own, automatic, clientId } = arrival;
  const account = await firstAccount(tx, mail, raw.account);
  const forged = isForged(trust);
  const proven = trust?.verdict === 'proven';
  const named = await placeMail(tx, app.keyring, {
    mail,
    recipients: [...mail.recipients, ...(raw.envelope.to ?? [])],
    account,
    forged,
    proven,
  });
  const placed = await gatherFlood(tx, named, { mail, account, forged });
  const there = placed.decision.outcome === 'thread' ? placed.decision.thread : undefined;
  const { thread, message, customer, beside } = await receiveMessage(tx, app, {
    ...wordsOfMail(mail),
    thread: there,
    splitReason: splitReasonOf(placed),
    account,
    claims: claimsOf(mail.from.address, trust),
    ourAddress: ourAddressOf([...(raw.envelope.to ?? []), ...mail.recipients], own),
    automatic,
    trust,
    writtenAt: writtenAtOf(mail.headers),
    clientId,
    raw: raw.id,
  });
  if (proven) await forgive(tx, mail.from.address, { byPerson: automatic === undefined });
  const isOwn = (address: string) => own.includes(address);
  await settleIn(tx, { mail, placed, thread, message, clientId, isOwn, first: there === undefined, proven, beside });
  await reviewIfNamed(tx, thread, placed);
  await joinRelatives(tx, { mail, placed, proven });
  return { state: 'understood', message, customer };
}

/** When a mail says it was written; undefined where it does not say so that a calendar knows it. */
function writtenAtOf(headers: MailHeaders): Date | undefined {
  const [said = ''] = (header(headers, 'date') ?? '').slice(0, 200).split('(', 1);
  const at = new Date(said.trim());
  return at.getTime() > 0 && at.getTime() < 32_503_680_000_000 ? at : undefined;
}

/** Makes a message (or the outcome of one of ours) out of a mail, in the caller's transaction. */
export async function receiveMail(tx: Tx, app: App, arrival: Arrival): Promise<Outcome> {
  const { mail, raw } = arrival;
  const report = readReport(mail);
  const bounced = report && (await settleBounce(tx, app, { ...arrival, report }));
  if (bounced) return bounced;
  const own = await ownAddresses(tx);
  const { headers, from } = mail;
  const facts = { headers, sender: from.address, returnPath: raw.envelope.from, own, subject: mail.subject };
  const automatic = automaticReason(facts) ?? (report?.formal === true ? 'a report of a mail server' : undefined);
  const back = await dropOwnMail(tx, app, { mail, own, automatic: automatic !== undefined });
  if (back) return back;
  const clientId = clientIdOf(mail, raw.hash);
  const known = await alreadyThere(tx, mail, clientId);
  if (known === undefined) return await receive(tx, app, { ...arrival, own, automatic, clientId });
  return known.gone
    ? { state: 'discarded', reason: 'It was here before and is deleted: it does not come back.' }
    : { state: 'discarded', reason: 'The same mail was there already.', message: known.message };
}
