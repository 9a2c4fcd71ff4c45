import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { takeConversation, type Conversation } from '../conversation.ts';
import { promiseMade } from './events.ts';
import { giveTo } from './owner.ts';
import { promiseColumns, type PromiseRow } from './rows.ts';
import { aboutPromise, recordPromise, rememberPromise } from './tell.ts';

interface Making {
  id: string;
  text: string;
  dueAt: Date;
  /** Seconds before that. */
  remind: number | null;
  owner?: string | undefined;
}

/** When its owner is reminded; null when that is past already. */
export function reminderAt(dueAt: Date, { remind, now }: { remind: number | null; now: Date }): Date | null {
  const at = new Date(dueAt.getTime() - (remind ?? 0) * 1000);
  return remind === null || at <= now ? null : at;
}

/** Throws `refused` for a time by which nothing can be done. */
export function refusePast(dueAt: Date, now: Date): void {
  if (dueAt <= now) throw problem('refused', { detail: 'That time is past. Choose a later one.' });
}

function ownerOf({ owner }: Making, { assignee }: Conversation, { kind, id }: Actor): string | null {
  return owner ?? (kind === 'agent' ? id : assignee);
}

/** Promises the customer of a conversation something. Throws `refused` for a time that is past and for an owner who cannot see to it. */
export async function makePromise(tx: Tx, making: Making, actor: Actor): Promise<PromiseRow> {
  const conversation = await takeConversation(tx, { id: making.id }, actor);
  const { text, remind } = making;
  const dueAt = new Date(Math.floor(making.dueAt.getTime()));
  refusePast(dueAt, tx.now);
  const owner = ownerOf(making, conversation, actor);
  if (owner !== null) await giveTo(tx, { conversation, owner }, actor);
  const row = await tx.one<PromiseRow>(sql`
    insert into desk.promise (conversation, text, by_kind, by, by_name, owner, due_at, remind_at, made_at)
    values (${conversation.id}, ${text.trim()}, ${actor.kind}, ${actor.id}, ${actor.name}, ${owner}, ${dueAt},
      ${reminderAt(dueAt, { remind, now: tx.now })}::timestamptz, ${tx.now}) returning ${promiseColumns}`);
  const taken = { row, conversation, customer: conversation.customer };
  const due_in_s = Math.round((dueAt.getTime() - tx.now.getTime()) / 1000);
  await recordPromise(tx, taken, {
    told: [{ kind: 'promise.made', at: tx.now, facts: { due_in_s } }],
    actor,
    version: row.version,
  });
  await publish(tx, promiseMade, aboutPromise(taken, actor));
  await rememberPromise(tx, taken, { what: 'promised', actor });
  return row;
}
