import { defineListener, sql, systemActor, type Tx } from '#platform';
import { threadMerged } from '#channels';
import { conversationColumns, type Conversation } from '../conversation.ts';
import { mergeWork } from './act.ts';
import { holdBoth } from './hold.ts';
import { keepRows, rowsOf } from './rows.ts';
import { tellArranged } from './tell.ts';

async function standing(tx: Tx, id: string): Promise<Conversation | undefined> {
  return await tx.maybe(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where id = ${id} and merged_into is null`);
}

/** The survivor begins when the desk hears of its first message. */
async function leadTo(tx: Tx, { thread, into }: { thread: string; into: string }): Promise<void> {
  await tx.run(sql`update desk.conversation set merged_into = ${into}, version = version + 1 where id = ${thread}`);
}

/** Two threads turned out to be one: their work is one, too. What the desk has not heard of yet comes into the right one. */
export const mergeWithThread = defineListener({
  name: 'desk.merge-with-thread',
  on: [threadMerged],
  async handle(tx, { data }) {
    await holdBoth(tx, data.thread, data.into);
    const [here, there] = [await standing(tx, data.thread), await standing(tx, data.into)];
    if (here === undefined) return;
    if (there === undefined) return await leadTo(tx, data);
    const actor = { ...systemActor(tx.workspace), name: 'Throughline' };
    const before = await rowsOf(tx, [here.id, there.id]);
    await mergeWork(tx, { here, there, actor });
    await keepRows(tx, data.arrangement, { before, after: await rowsOf(tx, [here.id, there.id]) });
    const arranged = {
      id: data.arrangement,
      kind: 'merge' as const,
      source: here.id,
      target: there.id,
      messages: [],
      since: [],
    };
    await tellArranged(tx, arranged, { actor, sides: { source: here, target: there } });
  },
});
