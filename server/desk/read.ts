import { isMasked, visibleTo } from '#people';
import { sql, type Actor, type Tx } from '#platform';
import { keepOut, quietReason, participantsOf, threadOf } from '#channels';
import { problem } from '#platform';
import { conversationColumns, visibleConversation, type Conversation } from './conversation.ts';
import { draftOf } from './drafts/draft.ts';
import { heldOf } from './held/rows.ts';
import { reviewFor } from './arrange/look.ts';
import { itemsOf } from './items.ts';
import { ofPerson } from './list.ts';
import { promisesOf } from './promises/list.ts';
import { summariesOf } from './summaries.ts';

/** One conversation as a list shows it. Throws `not-found`. */
export async function summaryOf(tx: Tx, id: string, actor: Actor) {
  return await summarise(tx, await visibleConversation(tx, id, actor), actor);
}

/** What somebody has just begun, for them: also for those who may write but see nothing. */
export async function summaryOfBegun(tx: Tx, id: string, actor: Actor) {
  const row = await tx.one(sql<Conversation>`select ${conversationColumns} from desk.conversation where id = ${id}`);
  return await summarise(tx, row, actor);
}

async function summarise(tx: Tx, row: Conversation, actor: Actor) {
  const [summary] = await summariesOf(tx, [row], actor.id);
  return summary!;
}

type ItemsOf = { id: string } & Parameters<typeof itemsOf>[2];

/** Older items of a conversation, page by page. Throws `not-found`. */
export async function readItems(tx: Tx, { id, ...page }: ItemsOf, actor: Actor) {
  await visibleConversation(tx, id, actor);
  return plainFor(actor, await itemsOf(tx, id, page));
}

/** One conversation with its newest items. */
export async function readConversation(tx: Tx, id: string, actor: Actor) {
  const row = await visibleConversation(tx, id, actor);
  const [summary, thread, review, items, participants, standing, quiet, held, promises, draft] = await Promise.all([
    summarise(tx, row, actor),
    threadOf(tx, id),
    reviewFor(tx, id, actor),
    itemsOf(tx, id, {}),
    participantsOf(tx, id),
    blockedAndAsked(tx, row),
    quietReason(tx, id),
    heldOf(tx, id, actor.id),
    promisesOf(tx, id),
    draftOf(tx, id, actor.id),
  ]);
  const { splitReason, number } = thread;
  return {
    ...summary,
    ...plainFor(actor, items),
    splitReason,
    number,
    review,
    participants,
    ...standing,
    quiet,
    held,
    promises,
    draft,
  };
}

/** Whether the customer is kept out, and whether others were asked beside it: one look for both. */
async function blockedAndAsked(tx: Tx, { id, customer }: Conversation) {
  return await tx.one<{ blocked: boolean; asked: boolean }>(sql`select
    exists (select from desk.blocked join customers.root theirs on theirs.id = blocked.customer
      join customers.root reader on reader.root = theirs.root where reader.id = ${customer}) as blocked,
    exists (select from desk.side where side.workspace = ${tx.workspace} and side.conversation = any(array(
      select id from desk.conversation where id = ${id}
        or (workspace = ${tx.workspace} and merged_into = ${id})))) as asked`);
}

type Items = Awaited<ReturnType<typeof itemsOf>>;

/** A mail as its sender laid it out cannot be masked: where it is to be, only its text is shown. The history names nothing foreign. */
function plainFor(actor: Actor, page: Items): Items {
  if (actor.sight === undefined) return page;
  return {
    ...page,
    items: page.items.map((item) => {
      if (item.type === 'change' && namesOther.has(item.what)) return { ...item, detail: 'another conversation' };
      return item.type === 'message' && isMasked(actor) ? { ...item, hasHtml: false } : item;
    }),
  };
}

/** Their detail is the subject of another conversation, which whoever reads this may not see. */
const namesOther = new Set<string>([
  'split-off',
  'split-from',
  'moved-out',
  'moved-in',
  'kept-apart',
  'linked',
  'linked-parent',
  'linked-child',
  'unlinked',
]);

/** Lets messages of a person into the inbox again; false when nothing kept them out. Throws `not-found`. */
export async function unblock(tx: Tx, customer: string, actor: Actor): Promise<boolean> {
  const { everything, where } = visibleTo(actor);
  const known = await tx.maybe(
    everything
      ? sql`select 1 from customers.root where id = ${customer}`
      : sql`select 1 from desk.conversation where ${where} and ${ofPerson(customer)} limit 1`,
  );
  if (known === undefined) throw problem('not-found', { detail: 'There is no such customer.' });
  const freed = await tx.run(sql`delete from desk.blocked where customer in (
    select family.id from customers.root family join customers.root person on person.root = family.root where person.id = ${customer})`);
  await keepOut(tx, customer, false);
  return freed > 0;
}
