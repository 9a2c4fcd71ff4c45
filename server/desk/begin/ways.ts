import { addressesOf, describeCustomers, familyMembers, rootOf } from '#customers';
import { lookAtAddresses, mailAccountToSendFrom, threadsOf, visitorToWriteTo, type ReachedVisitor } from '#channels';
import type { Channel } from '#core/channels/channel.ts';
import { problem, sql, type Actor, type Tx } from '#platform';

interface Way {
  channel: Channel;
  reason: string | null;
  note: string | null;
  addresses: Array<{ address: string; suppressed: string | null }>;
  goesOn: { id: string; number: number } | null;
}

const nothing = { reason: null, note: null, addresses: [], goesOn: null };
const noMailbox = 'No mailbox is connected that could send this. Connect one under Settings, Channels.';

/** Whoever works from outside answers, and begins nothing. */
export function refuseBeginning(actor: Actor): void {
  if (actor.sight !== undefined)
    throw problem('forbidden', { detail: 'You answer the conversations of your team; new ones are begun by others.' });
}

/** The mailbox that a first mail goes out from. Throws `refused` while there is none. */
export async function mailboxToBeginFrom(tx: Tx): Promise<string> {
  const account = await mailAccountToSendFrom(tx);
  if (account === null) throw problem('refused', { detail: noMailbox });
  return account;
}

/** By which channels a customer can be written to first, and why not by the others. Throws `not-found`. */
export async function waysTo(tx: Tx, id: string, actor: Actor) {
  refuseBeginning(actor);
  const root = await rootOf(tx, id);
  const known = (await describeCustomers(tx, [root])).get(root);
  const customer = { id: root, name: known?.name ?? '' };
  if (known?.erased === true) {
    const reason = 'This customer was erased.';
    const channels = ['mail', 'chat', 'form'] as const;
    return { customer, items: channels.map((channel): Way => ({ ...nothing, channel, reason })) };
  }
  const profiles = await familyMembers(tx, root);
  return { customer, items: [await byMail(tx, profiles), await byChat(tx, profiles), byForm] };
}

async function byMail(tx: Tx, profiles: readonly string[]): Promise<Way> {
  const addresses = (await lookAtAddresses(tx, await addressesOf(tx, profiles))).filter(({ own }) => !own);
  const way = { ...nothing, channel: 'mail' as const, addresses };
  if ((await mailAccountToSendFrom(tx)) === null) return { ...way, reason: noMailbox };
  if (addresses.length === 0) return { ...way, reason: 'No address of this customer is known.' };
  return way;
}

async function byChat(tx: Tx, profiles: readonly string[]): Promise<Way> {
  const way = { ...nothing, channel: 'chat' as const };
  const visitor = await visitorToWriteTo(tx, profiles);
  if (visitor === undefined) return { ...way, reason: 'They never were in a chat of yours that is switched on.' };
  const thread = visitor.thread === null ? undefined : (await threadsOf(tx, [visitor.thread]))[0];
  if (thread !== undefined && (await isSpam(tx, thread.id)))
    return { ...way, reason: 'Their chat is marked as spam. Take it back before you write.' };
  const goesOn = thread === undefined ? null : { id: thread.id, number: thread.number };
  return { ...way, note: noteOf(visitor), goesOn };
}

async function isSpam(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.maybe(sql`select from desk.conversation where id = ${id} and status = 'spam'`);
  return found !== undefined;
}

function noteOf({ email }: ReachedVisitor): string {
  const waits = 'It waits in their chat until they are on your site again.';
  return email === null
    ? `${waits} They left no address, so it goes nowhere else.`
    : `${waits} After 45 seconds it goes to ${email}, too.`;
}

const byForm: Way = {
  ...nothing,
  channel: 'form',
  reason: 'A form’s conversation begins when somebody fills it in. Answers to it are mails: write a mail.',
};
