import { goesByMail } from '#core/channels/channel.ts';
import { problem, sql, type Tx } from '#platform';
import { addParticipant, allSenders, openThread, threadOf } from '#channels';
import { remember, takeConversation } from '../conversation.ts';
import { signatureFor } from '../writing.ts';
import { visibleConversation } from '../conversation.ts';
import { refuseOutside } from './from-outside.ts';
import { checkThirdParties, sendBeside, type By, type Words } from './write.ts';
import { sideDraftSent } from './drafts.ts';
import { tellSide } from './tell.ts';

interface First extends Words {
  id: string;
  to: { address: string; name: string };
  subject: string;
  mailbox: string | null;
}

/** The mailbox that customers of a conversation write to, where it has one. */
async function usualMailbox(tx: Tx, conversation: string): Promise<string | null> {
  const { account, channel } = await threadOf(tx, conversation);
  return goesByMail(channel) ? account : null;
}

/** As whom others can be asked about a conversation; the usual one first. */
export async function listSideSenders(tx: Tx, id: string, { app, actor }: By) {
  const conversation = await visibleConversation(tx, id, actor);
  const found = await allSenders(tx, app, await usualMailbox(tx, conversation.id));
  const items = [];
  for (const { account: mailbox, sender } of found) {
    const { id: own, name, address } = sender;
    items.push({ mailbox, sender: own, name, address, signature: await signatureFor(tx, sender, actor) });
  }
  return { items };
}

async function mailboxFor(
  tx: Tx,
  { id, mailbox }: { id: string; mailbox: string | null },
  { app }: By,
): Promise<string> {
  const able = await allSenders(tx, app, await usualMailbox(tx, id));
  const found = mailbox === null ? able[0] : able.find(({ account }) => account === mailbox);
  if (found) return found.account;
  throw problem('refused', {
    detail: 'No mailbox is connected that could send this. Connect one under Settings, Channels.',
  });
}

/** The side conversation of this press of the button. */
async function begunBefore(tx: Tx, conversation: string, key: string): Promise<string | undefined> {
  const found = await tx.maybe<{ id: string }>(sql`select id from desk.side
    where conversation = ${conversation} and key = ${key}`);
  return found?.id;
}

/** Asks somebody else about a conversation; gives the side conversation. Throws `forbidden`, `invalid`, `refused`. */
export async function beginSide(tx: Tx, input: First, by: By): Promise<string> {
  refuseOutside(by.actor);
  const conversation = await takeConversation(tx, { id: input.id }, by.actor);
  const before = await begunBefore(tx, conversation.id, input.key);
  if (before !== undefined) return before;
  const [to] = await checkThirdParties(tx, conversation, [{ ...input.to, kind: 'cc' }]);
  const { customer } = await threadOf(tx, conversation.id);
  const account = await mailboxFor(tx, { id: conversation.id, mailbox: input.mailbox }, by);
  const { subject } = input;
  const thread = await openThread(tx, { account, channel: 'mail', customer, subject, beside: conversation.id });
  await addParticipant(tx, thread.id, to!);
  const { actor } = by;
  const person = actor.kind === 'agent' ? actor.id : null;
  await tx.run(sql`insert into desk.side (id, conversation, key, begun_by, begun_by_name, begun_at, last_at)
    values (${thread.id}, ${conversation.id}, ${input.key}, ${person}, ${actor.name}, ${tx.now}, ${tx.now})`);
  await sideDraftSent(tx, { conversation, side: null }, actor);
  await sendBeside(tx, { conversation, side: thread.id, words: input, to: to!.address }, by);
  await remember(tx, { conversation: conversation.id, actor, what: 'side-begun' });
  await tellSide(tx, conversation, { side: thread.id, what: 'begun', actor });
  return thread.id;
}
