import { findMessages, type FoundMessage, type SearchPosition } from '#channels';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { conversationColumns, type Conversation } from '../conversation.ts';

/** A conversation that was found, and where: the newest message that has it, or itself. */
export interface Found {
  conversation: Conversation;
  message: string | null;
  /** The side conversation in which that stands. */
  side: string | null;
  at: Date;
}

export interface Walk {
  found: Found[];
  /** Where to go on; null when everything has been looked through. */
  next: SearchPosition | null;
  /** How far back it was looked, when the time was up before the page was full. */
  reached: Date | null;
}

export interface Way {
  limit: number;
  position: SearchPosition | null;
  after: Date | null;
  before: Date | null;
  conditions: ReadonlyArray<RawBuilder<boolean>>;
  /** Of these messages, those that are found; left out: all of them. */
  among?: ((tx: Tx, messages: string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** Whether nobody waits for it any more. */
  stopped(): boolean;
}

/** A page must not take longer: what is found by then is shown, and the next one goes on from there. */
const mostMilliseconds = 250;

/** Conversations with a message that has the words, the newest such message first. */
export async function byWords(tx: Tx, way: Way & { query: string; actor: Actor }): Promise<Walk> {
  const begun = performance.now();
  const found: Found[] = [];
  for await (const portion of findMessages(tx, await beginningOf(tx, way), way.actor)) {
    const fits = await fitting(tx, portion, way);
    for (const each of fits) {
      if (found.length === way.limit) return { found, next: positionAfter(found), reached: null };
      found.push(each);
    }
    const last = portion.at(-1);
    const over = performance.now() - begun > mostMilliseconds || way.stopped();
    if (last !== undefined && over) {
      const full = found.length === way.limit;
      return { found, next: { at: last.at, id: last.message }, reached: full ? null : last.at };
    }
  }
  return { found, next: null, reached: null };
}

const first = '00000000-0000-0000-0000-000000000000';

/** The walk begins where the newest conversation is: days on which nobody wrote would make its steps long. */
async function beginningOf(tx: Tx, { query, after, before, position }: Way & { query: string }) {
  const newest = await tx.maybe(
    sql<{ at: Date }>`select last_at as at from desk.conversation order by last_at desc limit 1`,
  );
  const from = before ?? newest?.at ?? tx.now;
  return { query, after, from, position: position ?? (before === null ? null : { at: before, id: first }) };
}

async function fitting(tx: Tx, portion: FoundMessage[], { conditions, among }: Way): Promise<Found[]> {
  const newest = portion.filter((each) => each.newest);
  const threads = newest.map(({ home }) => home);
  const there = await conversationsOf(tx, threads, conditions);
  const fits = newest.flatMap(({ home, side, message, at }) => {
    const conversation = there.get(home);
    return conversation === undefined ? [] : [{ conversation, message, side, at }];
  });
  if (among === undefined || fits.length === 0) return fits;
  const found = await among(
    tx,
    fits.map(({ message }) => message),
  );
  return fits.filter(({ message }) => found.has(message));
}

function positionAfter(found: Found[]): SearchPosition | null {
  const last = found.at(-1);
  return last === undefined ? null : { at: last.at, id: last.message ?? last.conversation.id };
}

async function conversationsOf(
  tx: Tx,
  ids: string[],
  conditions: ReadonlyArray<RawBuilder<boolean>>,
): Promise<Map<string, Conversation>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where conversation.id = any(${ids}::uuid[]) and ${sql.join([...conditions], sql` and `)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Conversations that only must be something, those that changed last first. */
export async function byConditions(tx: Tx, { limit, position, after, before, conditions }: Way): Promise<Walk> {
  const where = [
    ...conditions,
    ...(after === null ? [] : [sql<boolean>`conversation.last_at >= ${after}`]),
    ...(before === null ? [] : [sql<boolean>`conversation.last_at < ${before}`]),
    ...(position === null
      ? []
      : [sql<boolean>`(conversation.last_at, conversation.id) < (${position.at}::timestamptz, ${position.id}::uuid)`]),
  ];
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where ${sql.join(where, sql` and `)} order by conversation.last_at desc, conversation.id desc limit ${limit + 1}`);
  const found = rows
    .slice(0, limit)
    .map((conversation) => ({ conversation, message: null, side: null, at: conversation.lastAt }));
  return { found, next: rows.length > limit ? positionAfter(found) : null, reached: null };
}
