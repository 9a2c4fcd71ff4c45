import { companyOf } from '#core/channels/threading/company-of.ts';
import type { Tx } from '#platform';
import { openBreaker } from './breaker.ts';
import { isAddressKeptOut, isKeptOut } from './kept-out.ts';
import { addressee } from './mail/out/addressee.ts';
import { isForged } from './mail/authentication/identity.ts';
import { ownAddresses } from './mail/own-addresses.ts';
import { splitPlus } from './mail/threading/reply-address.ts';
import { messageOf, type Message } from './messages.ts';
import { isSuppressed } from './suppression/suppressed.ts';
import { threadOf } from './threads.ts';

/** Milliseconds: what was written longer ago came late, or with the history of a mailbox. */
const longAgo = 24 * 3_600_000;

function fromPerson({ channel, direction, automatic, trust }: Message): boolean {
  return channel !== 'chat' && direction === 'in' && !automatic && !isForged(trust ?? undefined);
}

function isOld({ at, writtenAt }: Message): boolean {
  return writtenAt !== null && at.getTime() - writtenAt.getTime() > longAgo;
}

/** Where the answer would go, when that is to whoever wrote: whoever names another address could have us write to anybody. */
async function writerToAnswer(tx: Tx, { thread, address, trust }: Message): Promise<string | undefined> {
  const to = (await addressee(tx, thread))?.address;
  if (address === null || to === undefined) return undefined;
  if (to === address.toLowerCase()) return to;
  const company = companyOf(address);
  return trust?.verdict === 'proven' && company !== undefined && company === companyOf(to) ? to : undefined;
}

/**
 * Whether a mail may be answered by itself (RFC 3834): a person wrote it, the answer goes to them at an address that is not ours,
 * nobody keeps them out, their address takes mail, and not too much went back and forth already.
 */
export async function mayAcknowledge(tx: Tx, id: string): Promise<boolean> {
  const message = await messageOf(tx, id);
  const { thread } = message;
  if (!fromPerson(message) || isOld(message)) return false;
  const address = await writerToAnswer(tx, message);
  if (address === undefined) return false;
  if ((await ownAddresses(tx)).includes(splitPlus(address).base) || (await isSuppressed(tx, address))) return false;
  if ((await isKeptOut(tx, (await threadOf(tx, thread)).customer)) || (await isAddressKeptOut(tx, address)))
    return false;
  return (await openBreaker(tx, { thread, address })) === undefined;
}
