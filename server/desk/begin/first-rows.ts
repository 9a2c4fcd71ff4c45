import type { Copy } from '#core/channels/copies.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { describeCustomers } from '#customers';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { doer } from '../conversation.ts';
import { firstMessageHeld } from '../events.ts';
import type { Author } from '../held/author.ts';

/** A first message that waits, as it is kept. */
export interface HeldFirst extends Author {
  id: string;
  key: string;
  kind: 'undo' | 'scheduled';
  channel: 'mail' | 'chat';
  customer: string | null;
  email: string | null;
  name: string | null;
  subject: string | null;
  text: string;
  marked: boolean;
  sender: string | null;
  signature: boolean;
  anyway: boolean;
  copies: Copy[];
  saidReason: string | null;
  stage: Stage | null;
  mine: boolean;
  /** What the customer wrote after that keeps it back. */
  since: Date;
  state: 'held' | 'stopped' | 'released' | 'cancelled';
  reason: string | null;
  conversation: string | null;
  attempts: number;
  dueAt: Date;
  at: Date;
  version: number;
}

const columns = sql`id, key, author_kind, author, author_name, kind, channel, customer, email, name, subject, text, marked, sender,
  signature, anyway, copies, said_reason, stage, mine, since, state, reason, conversation, attempts, due_at, at, version`;

/** Holds it for this transaction. Throws `not-found`. */
export async function takeFirst(tx: Tx, id: string): Promise<HeldFirst> {
  const found = await tx.maybe<HeldFirst>(sql`select ${columns} from desk.held_first where id = ${id} for update`);
  if (!found) throw problem('not-found', { detail: 'There is no such message.' });
  return found;
}

/** Those that wait: what was kept back first, then by their time. Whoever works from outside sees none. */
export async function listFirst(tx: Tx, actor: Actor) {
  if (actor.sight !== undefined) return { items: [] };
  const rows = await tx.all<HeldFirst>(sql`select ${columns} from desk.held_first
    where workspace = ${tx.workspace} and state in ('held', 'stopped')
    order by (state = 'stopped') desc, due_at, id limit 100`);
  const chosen = rows.flatMap(({ customer }) => customer ?? []);
  const customers = await describeCustomers(tx, [...new Set(chosen)]);
  const items = rows.map(({ author, authorName, customer, name, email, state, ...row }) => {
    const to = (customer === null ? name : customers.get(customer)?.name) ?? email ?? 'Unknown';
    const mine = author !== null && author === actor.id;
    return { ...row, state: state as 'held' | 'stopped', to, author: { name: authorName, mine } };
  });
  return { items };
}

type End = { state: 'released'; conversation: string } | { state: 'cancelled' };

/** It waits no more: nothing of what was written, and to whom, is left here. */
export async function endFirst(tx: Tx, { id }: HeldFirst, end: End): Promise<void> {
  await tx.run(sql`update desk.held_first set state = ${end.state}, customer = null, email = null, name = null,
    subject = null, text = '', copies = '[]', conversation = ${end.state === 'released' ? end.conversation : null},
    version = version + 1 where id = ${id}`);
}

interface Told {
  held: Pick<HeldFirst, 'id' | 'author'>;
  state: 'held' | 'changed' | 'stopped' | 'released' | 'cancelled';
  conversation?: string;
  by: Actor;
}

/** Tells consoles what became of it. */
export async function tellFirst(tx: Tx, { held, state, conversation, by }: Told): Promise<void> {
  await publish(tx, firstMessageHeld, {
    subject: held.id,
    data: { held: held.id, state, author: held.author, conversation: conversation ?? null, by: doer(by) },
  });
}
