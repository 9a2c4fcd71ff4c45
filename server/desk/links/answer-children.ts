import { threadsOf, writtenOf } from '#channels';
import { describeCustomers } from '#customers';
import { visibleTo } from '#people';
import { mayTake, Problem, problem, sql, type Actor, type Tx } from '#platform';
import { startAnswers } from '../bulk/start.ts';
import { conversationColumns, takeConversation, visibleConversation, type Conversation } from '../conversation.ts';
import { refuseUnready } from '../refuse-unready.ts';
import { resolve } from '../resolve.ts';
import { wordsFor, type AnswerToMany } from './answer-one.ts';
import { linksOf } from './rows.ts';

type Wanted = AnswerToMany & { id: string };

interface Children {
  /** Those that the actor sees, in the order of their links. */
  seen: Conversation[];
  /** How many more there are. */
  unseen: number;
}

async function childrenOf(tx: Tx, id: string, actor: Actor): Promise<Children> {
  const parent = await visibleConversation(tx, id, actor);
  const ids = (await linksOf(tx, parent.id)).flatMap(({ as, other }) =>
    as === 'child' && other !== null ? other : [],
  );
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where conversation.id = any(${ids}::uuid[]) and ${visibleTo(actor).where}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = ids.flatMap((each) => byId.get(each) ?? []);
  return { seen, unseen: ids.length - seen.length };
}

/** What each child would be answered, those that would not first. Throws `not-found`. */
export async function previewAnswers(tx: Tx, { id, ...answer }: Wanted, actor: Actor) {
  await mayTake(tx, 30);
  const { seen, unseen } = await childrenOf(tx, id, actor);
  const threads = new Map(
    (
      await threadsOf(
        tx,
        seen.map((each) => each.id),
      )
    ).map((thread) => [thread.id, thread]),
  );
  const customers = await describeCustomers(tx, [...new Set(seen.map(({ customer }) => customer))]);
  const items = [];
  for (const conversation of seen) {
    const { id: child, channel, customer } = conversation;
    const { number = 0, subject = '' } = threads.get(child) ?? {};
    const named = { id: child, number, subject, channel, customer: customers.get(customer)?.name ?? 'Unknown' };
    items.push({ conversation: named, ...(await attempt(tx, { conversation, answer }, actor)) });
  }
  const hidden = { conversation: null, text: null, reason: 'You do not see this conversation.' };
  const all = [...items, ...Array.from({ length: unseen }, () => hidden)];
  return { items: all.toSorted((a, b) => Number(a.reason === null) - Number(b.reason === null)) };
}

async function attempt(
  tx: Tx,
  one: { conversation: Conversation; answer: AnswerToMany },
  actor: Actor,
): Promise<{ text: string | null; reason: string | null }> {
  try {
    return { text: writtenOf(await wordsFor(tx, one, actor)).text, reason: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { text: null, reason: error.more.detail ?? 'It was refused.' };
  }
}

/** Answers all open children by a job, and resolves the parent where that is wanted. Throws `refused` when none is open. */
export async function answerChildren(
  tx: Tx,
  { id, resolveParent, ...answer }: Wanted & { uploads: string[]; resolveParent: boolean },
  actor: Actor,
) {
  const { seen } = await childrenOf(tx, id, actor);
  const open = seen.filter(({ status }) => status === 'open').map((child) => child.id);
  if (open.length === 0) throw problem('refused', { detail: 'No child of this conversation that you see is open.' });
  const parent = await takeConversation(tx, { id }, actor);
  const begun = await startAnswers(tx, { act: { kind: 'answer', ...answer }, conversations: open }, actor);
  if (resolveParent && parent.status === 'open') {
    if (!actor.permissions.has('conversation.resolve'))
      throw problem('forbidden', { detail: 'You may answer, but not resolve.' });
    await refuseUnready(tx, parent.id, actor);
    await resolve(tx, { id: parent.id }, actor);
  }
  return begun;
}
