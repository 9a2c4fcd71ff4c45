import { problem, sql, type Actor, type Tx } from '#platform';
import { takeConversation, visibleConversation, type Conversation } from '../conversation.ts';

/** A side conversation as the desk keeps it. */
export interface Side {
  id: string;
  /** Where it was begun; that may have been put into another one since. */
  conversation: string;
  state: 'open' | 'done';
  begunBy: string | null;
  begunByName: string;
  begunAt: Date;
  lastAt: Date;
}

const columns = sql`side.id, side.conversation, side.state, side.begun_by, side.begun_by_name, side.begun_at, side.last_at`;

const ofConversation = (conversation: string) => sql`side.conversation in (select id from desk.conversation
  where id = ${conversation} or (workspace = platform.workspace() and merged_into = ${conversation}))`;

/** Those of a conversation and of what was put into it: open ones first, then by when was written last. */
export async function sidesOf(tx: Tx, conversation: string): Promise<Side[]> {
  return await tx.all<Side>(sql`select ${columns} from desk.side where ${ofConversation(conversation)}
    order by side.state = 'done', side.last_at desc, side.id desc limit 200`);
}

export interface Named {
  id: string;
  side: string;
}

async function sideIn(tx: Tx, conversation: Conversation, side: string): Promise<Side> {
  const found = await tx.maybe<Side>(
    sql`select ${columns} from desk.side where side.id = ${side} and ${ofConversation(conversation.id)}`,
  );
  if (!found) throw problem('not-found', { detail: 'There is no such side conversation.' });
  return found;
}

/** A side conversation of a conversation that the actor sees. Throws `not-found`. */
export async function visibleSide(
  tx: Tx,
  { id, side }: Named,
  actor: Actor,
): Promise<{ side: Side; conversation: Conversation }> {
  const conversation = await visibleConversation(tx, id, actor);
  return { conversation, side: await sideIn(tx, conversation, side) };
}

/** The same with its conversation held. */
export async function takeSide(
  tx: Tx,
  { id, side }: Named,
  actor: Actor,
): Promise<{ side: Side; conversation: Conversation }> {
  const conversation = await takeConversation(tx, { id }, actor);
  return { conversation, side: await sideIn(tx, conversation, side) };
}
