import type { Channel } from '#core/channels/channel.ts';
import { problem, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { visibleTo } from '#people';
import type { Priority } from '#core/desk/priority.ts';
import type { Stage } from '#core/touchpoints/stage.ts';

export type Status = 'open' | 'resolved' | 'spam';

/** The work on a thread as the desk keeps it. */
export interface Conversation {
  id: string;
  customer: string;
  channel: Channel;
  status: Status;
  /** For whom an open one waits, when it is not us. */
  pause: 'waiting' | 'on-hold' | null;
  /** The company's own status; null: the one that its category has by itself. */
  ownStatus: string | null;
  assignee: string | null;
  /** Whose queue it is in. */
  team: string | null;
  waitingSince: Date | null;
  answered: boolean;
  automatic: boolean;
  begunByUs: boolean;
  contacts: number;
  handovers: number;
  firstInAt: Date | null;
  firstAnswerAt: Date | null;
  startedAt: Date;
  lastAt: Date;
  resolvedAt: Date | null;
  reopened: number;
  priority: Priority;
  /** Put off until then; null when it is not. */
  snoozedUntil: Date | null;
  /** Why the customer got in touch, as a person said it, and where in their purchase they are. */
  reason: string | null;
  stage: Stage | null;
  version: number;
}

export const conversationColumns = sql`conversation.id, conversation.customer, conversation.channel, conversation.status,
  conversation.pause, conversation.own_status,
  conversation.assignee, conversation.team, conversation.waiting_since, conversation.answered, conversation.automatic, conversation.begun_by_us,
  conversation.contacts, conversation.handovers, conversation.first_in_at, conversation.first_answer_at,
  conversation.started_at, conversation.last_at, conversation.resolved_at, conversation.reopened,
  conversation.priority, conversation.snoozed_until, conversation.reason, conversation.stage, conversation.version`;

/** Whichever conversation an id stands for now: the one that it was put into, else itself. */
function standing(id: string) {
  return sql`(select coalesce(named.merged_into, named.id) from desk.conversation named where named.id = ${id})`;
}

/** The conversation, for somebody who may see it. Throws `not-found` for everybody else. */
export async function visibleConversation(tx: Tx, id: string, actor: Actor): Promise<Conversation> {
  const found = await tx.maybe(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where id = ${standing(id)} and ${visibleTo(actor).where}`);
  if (found === undefined) throw problem('not-found', { detail: 'No such conversation.' });
  return found;
}

/**
 * The conversation an id stands for, held. Who waited for it while it was put into another finds that one the second time: the
 * first look was of before.
 */
async function heldConversation(
  tx: Tx,
  { id, lock }: { id: string; lock: RawBuilder<unknown> },
  actor: Actor,
): Promise<Conversation> {
  const look = () =>
    tx.maybe(sql<Conversation>`select ${conversationColumns} from desk.conversation
      where id = ${standing(id)} and conversation.merged_into is null and ${visibleTo(actor).where} ${lock}`);
  const found = (await look()) ?? (await look());
  if (found === undefined) throw problem('not-found', { detail: 'No such conversation.' });
  return found;
}

/** The conversation, which nobody puts into another until this transaction ends. Throws `not-found` like the others. */
export function conversationInPlace(tx: Tx, id: string, actor: Actor): Promise<Conversation> {
  return heldConversation(tx, { id, lock: sql`for key share` }, actor);
}

/**
 * Holds the conversation for this transaction. Throws `not-found` where the actor may not see it, too, and `conflict` when the
 * caller saw an older version.
 */
export async function takeConversation(
  tx: Tx,
  { id, version }: { id: string; version?: number | undefined },
  actor: Actor,
): Promise<Conversation> {
  const found = await heldConversation(tx, { id, lock: sql`for update` }, actor);
  if (version !== undefined && version !== found.version)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed this conversation meanwhile. Look again and decide then.',
    });
  return found;
}

/** What every event of the desk tells. */
export function about({ id, customer, channel }: Conversation) {
  return { conversation: id, customer, channel };
}

/** Who did it, as events and the history keep it. */
export function doer({ kind, id, name }: Actor) {
  return { kind, id, name };
}

/** The ids of a conversation and of those that were put into it: each found along its index, whatever else is asked beside it. */
export function familyOf(tx: Tx, conversation: string): RawBuilder<unknown> {
  return sql`(select ${conversation}::uuid union all select family.id from desk.conversation family
    where family.workspace = ${tx.workspace} and family.merged_into = ${conversation})`;
}

/** What was put elsewhere, as the history of a conversation tells it. */
export type ArrangedWhat =
  | 'merged-in'
  | 'split-off'
  | 'split-from'
  | 'moved-out'
  | 'moved-in'
  | 'kept-apart'
  | 'taken-back';

/** What became of a promise, as the history tells it. */
export type PromisedWhat =
  | 'promised'
  | 'promise-changed'
  | 'promise-kept'
  | 'promise-broken'
  | 'promise-withdrawn'
  | 'promise-reopened';

interface Change {
  conversation: string;
  actor: Pick<Actor, 'kind' | 'id' | 'name'>;
  what:
    | 'assigned'
    | 'unassigned'
    | 'team-given'
    | 'team-taken'
    | 'asked-in'
    | 'resolved'
    | 'reopened'
    | 'marked-spam'
    | 'unmarked-spam'
    | 'blocked'
    | 'started'
    | 'tagged'
    | 'untagged'
    | 'prioritised'
    | 'snoozed'
    | 'woken'
    | 'status-set'
    | 'followed'
    | 'unfollowed'
    | 'linked'
    | 'linked-parent'
    | 'linked-child'
    | 'unlinked'
    | 'filled'
    | 'emptied'
    | 'reasoned'
    | 'staged'
    | 'side-begun'
    | 'side-answered'
    | 'side-done'
    | 'side-reopened'
    | ArrangedWhat
    | PromisedWhat;
  detail?: string | null;
}

/** Writes into the history of a conversation who did what. */
export async function remember(tx: Tx, { conversation, actor, what, detail }: Change): Promise<void> {
  await tx.run(sql`insert into desk.change (conversation, by_kind, by, by_name, what, detail, at)
    values (${conversation}, ${actor.kind}, ${actor.id}, ${actor.name}, ${what}, ${detail ?? null}, ${tx.now})`);
}
