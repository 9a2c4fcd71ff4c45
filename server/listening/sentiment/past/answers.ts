import { z } from 'zod';
import { addJob, defineJob, defineSchedule, sql, type App, type Tx } from '#platform';
import { keepReading } from '../keep.ts';

/** Each is read by about ten statements: few enough that a busy machine keeps within a transaction's time. */
const atOnce = 10;
const sliceMilliseconds = 6_000;

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
 * when they were read would tell when they were given. Each response is looked up by its key (`offset 0`), so that the oldest unread come
 * off their index and it stops at enough, however old the planner's figures are.
 */
async function readNext(tx: Tx): Promise<boolean> {
  const rows = await tx.all(sql<Unread>`
    select answer.id, answer.words, answer.customer, answer.conversation, response.channel, answer.at
    from listening.answer cross join lateral (
      select state, last_at, anonymous, channel from listening.response where id = answer.response offset 0) response
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

/** Each step is kept by itself: killed, it goes on where it was. */
async function run(app: App, workspace: string): Promise<void> {
  const until = performance.now() + sliceMilliseconds;
  while (await app.database.inWorkspace(workspace, readNext))
    if (performance.now() > until) {
      await app.database.inWorkspace(workspace, (tx) => addJob(tx, readLeftAnswers, { workspace }, { key: 'left' }));
      return;
    }
}

/** Open answers that no score brought to be read, and those from before. */
export const readLeftAnswers = defineJob({
  name: 'listening.read-left-answers',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => run(app, workspace),
});

export const leftAnswersSchedule = defineSchedule({ job: readLeftAnswers, every: '10 seconds', eachWorkspace: true });
