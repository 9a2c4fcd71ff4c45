import type { PageQuery } from '#core/contract/page.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import {
  countReviews,
  decisionOf,
  decisionsOf,
  firstMessages,
  messageOf,
  movesOf,
  openReviews,
  reviewOf,
  threadOf,
  type KeptDecision,
} from '#channels';
import { describeCustomers } from '#customers';
import { visibleTo } from '#people';
import { conversationColumns, visibleConversation, type Conversation } from '../conversation.ts';
import { summariesOf } from '../summaries.ts';
import type { Done } from './act.ts';

async function summariesById(tx: Tx, ids: string[], actor: Actor) {
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where id = any(${ids}::uuid[]) and ${visibleTo(actor).where}`);
  const summaries = await summariesOf(tx, rows, actor.id);
  return new Map(summaries.map((summary) => [summary.id, summary]));
}

/** What was done, as the contract tells it. */
export async function tellDone(tx: Tx, { arrangement, conversation, other }: Done, actor: Actor) {
  const found = await summariesById(tx, [conversation, other], actor);
  const [here, there] = [found.get(conversation), found.get(other)];
  if (here === undefined || there === undefined) throw problem('not-found', { detail: 'No such conversation.' });
  return { arrangement, conversation: here, other: there };
}

function reasonOf(decision: KeptDecision | undefined, colleague: boolean) {
  const { named = null, value = null, sender = null, colleagueOf = null, forged = false } = decision?.evidence ?? {};
  return { colleague, named, value, sender, colleagueOf, forged };
}

/** Conversations that may belong to another one. What the desk has not heard of yet comes with the next look. */
export async function listReviews(tx: Tx, query: PageQuery, actor: Actor) {
  const page = await openReviews(tx, query);
  const ids = page.items.flatMap(({ thread, target }) => [thread, target]);
  const found = await summariesById(tx, ids, actor);
  const first = await firstMessages(
    tx,
    page.items.map(({ thread }) => thread),
  );
  const decisions = await decisionsOf(tx, [...first.values()]);
  const items = [];
  for (const { thread, target, colleague, at } of page.items) {
    const [conversation, other] = [found.get(thread), found.get(target)];
    if (conversation === undefined || other === undefined) continue;
    items.push({ at, conversation, other, reason: reasonOf(decisions.get(first.get(thread) ?? ''), colleague) });
  }
  return { items, next: page.next, open: visibleTo(actor).everything ? await countReviews(tx) : items.length };
}

/** Why a message stands in a conversation. Throws `not-found`. */
export async function whyHere(tx: Tx, { id, message }: { id: string; message: string }, actor: Actor) {
  const conversation = await visibleConversation(tx, id, actor);
  const { thread } = await messageOf(tx, message);
  if (thread !== conversation.id) throw problem('not-found', { detail: 'No such message in this conversation.' });
  const decision = await decisionOf(tx, message);
  const moved = await movesOf(tx, message);
  if (decision === undefined) return { decision: null, moved };
  const { outcome, rule, at, evidence } = decision;
  const { colleague: _, ...reason } = reasonOf(decision, false);
  const other = await otherOf(tx, evidence.other, actor);
  // Who takes part where somebody does not look is nothing to them.
  if (other === null && actor.sight !== undefined) reason.colleagueOf = null;
  return { decision: { outcome, rule, at, ...reason, participant: evidence.participant ?? null, other }, moved };
}

async function otherOf(tx: Tx, other: string | undefined, actor: Actor) {
  if (other === undefined) return null;
  const seen = await visibleConversation(tx, other, actor).catch(() => undefined);
  if (seen === undefined) return null;
  const { subject } = await threadOf(tx, seen.id);
  const customer = (await describeCustomers(tx, [seen.customer])).get(seen.customer);
  return { id: seen.id, subject, customer: customer?.name ?? 'Unknown' };
}

/** The conversation that this one may belong to, while nobody has decided. */
export async function reviewFor(tx: Tx, id: string, actor: Actor) {
  const review = await reviewOf(tx, id);
  if (review?.state !== 'open') return null;
  const other = await otherOf(tx, review.target, actor);
  if (other === null) return null;
  const first = (await firstMessages(tx, [id])).get(id);
  const decision = first === undefined ? undefined : await decisionOf(tx, first);
  return { other, colleague: review.colleague, forged: decision?.evidence.forged === true };
}
