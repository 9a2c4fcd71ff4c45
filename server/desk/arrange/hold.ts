import { sql, type Tx } from '#platform';
import { conversationColumns, type Conversation } from '../conversation.ts';

/** Holds both conversations for this transaction. In one order: nobody waits in a ring. */
export async function holdBoth(tx: Tx, one: string, other: string): Promise<void> {
  await tx.run(sql`select 1 from desk.conversation where id in (${one}, ${other}) order by id for update`);
}

/** The work on a conversation that somebody holds already. */
export async function workOf(tx: Tx, id: string): Promise<Conversation> {
  return await tx.one(sql<Conversation>`select ${conversationColumns} from desk.conversation where id = ${id}`);
}
