import { z } from 'zod';
import { defineJob, defineSchedule, sql, type Tx } from '#platform';
import { keepReading } from '../keep.ts';

const atOnce = 100;

interface Unread {
  id: string;
  words: string;
  customer: string | null;
  conversation: string | null;
  channel: string;
  at: Date;
}

/**
 * Reads the next open answers that nobody has read: of complete responses, or half an hour after the last word. Anonymous ones on the day after:
 * when they were read would tell when they were given.
 */
async function readNext(tx: Tx): Promise<boolean> {
  const rows = await tx.all(sql<Unread>`
    select answer.id, answer.words, answer.customer, answer.conversation, response.channel, answer.at
    from listening.answer join listening.response on response.id = answer.response
    where answer.workspace = ${tx.workspace} and answer.read_at is null and answer.words <> ''
      and (response.state = 'complete' or response.last_at < ${new Date(tx.now.getTime() - 1_800_000)})
      and (not response.anonymous or answer.at < ${new Date(tx.now.getTime() - 86_400_000)})
    order by answer.at limit ${atOnce} for update of answer skip locked`);
  const read = await tx.all(sql<{ answer: string }>`select answer from listening.reading
    where answer = any(${rows.map(({ id }) => id)}::uuid[])`);
  const before = new Set(read.map(({ answer }) => answer));
  for (const { id, words, ...answer } of rows)
    if (!before.has(id)) await keepReading(tx, { of: { answer: id }, text: words, ...answer });
  await tx.run(
    sql`update listening.answer set read_at = ${tx.now} where id = any(${rows.map(({ id }) => id)}::uuid[])`,
  );
  return rows.length === atOnce;
}

/** Open answers that no score brought to be read, and those from before. */
export const readLeftAnswers = defineJob({
  name: 'listening.read-left-answers',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    while (await app.database.inWorkspace(workspace, readNext));
  },
});

export const leftAnswersSchedule = defineSchedule({ job: readLeftAnswers, every: '10 seconds', eachWorkspace: true });
