import { blackOutWords } from '#core/channels/black-out.ts';
import { messagesById } from '#channels';
import { sql, systemActor, type Tx } from '#platform';
import { tellChanged } from './change.ts';
import { promiseColumns, takePromise, type PromiseRow } from './rows.ts';

/** What was promised since a message goes with it into the conversation that begins with it. */
export async function bringPromises(
  tx: Tx,
  { source, target, since }: { source: string; target: string; since: string },
): Promise<void> {
  const [message] = await messagesById(tx, [since]);
  if (message === undefined) return;
  await tx.run(sql`update desk.promise set conversation = ${target}, version = version + 1
    where conversation = ${source} and made_at >= ${message.at}`);
}

/** Takes words out of what was promised in a conversation. */
export async function blackOutPromises(
  tx: Tx,
  threads: string[],
  words: (conversation: string) => string[],
): Promise<void> {
  const rows = await tx.all<{ id: string; conversation: string; text: string }>(sql`
    select id, conversation, text from desk.promise
    where workspace = ${tx.workspace} and conversation = any(${threads}::uuid[])`);
  for (const { id, conversation, text } of rows) {
    const left = blackOutWords(text, words(conversation));
    if (left !== text)
      await tx.run(sql`update desk.promise set text = ${left}, version = version + 1 where id = ${id}`);
  }
}

/** What somebody who left was to see to goes to whoever has the conversation, or to nobody, where all see it. */
export async function handOnPromises(tx: Tx, person: string): Promise<void> {
  const actor = { ...systemActor(tx.workspace), name: 'Throughline' };
  const left = await tx.all<{ id: string }>(sql`select id from desk.promise
    where workspace = ${tx.workspace} and owner = ${person} and state = 'open' order by due_at, id`);
  for (const { id } of left) {
    const taken = await takePromise(tx, { id }, actor);
    const { assignee } = taken.conversation;
    const row = await tx.one<PromiseRow>(sql`update desk.promise set owner = ${assignee === person ? null : assignee},
      version = version + 1 where id = ${id} returning ${promiseColumns}`);
    await tellChanged(tx, { ...taken, row }, { before: taken.row, actor });
  }
}
