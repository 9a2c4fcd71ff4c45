import { z } from 'zod';
import {
  addJob,
  apart,
  defineJob,
  defineSchedule,
  sql,
  steppingOver,
  type App,
  type ForRows,
  type Tx,
} from '#platform';
import { keepReading } from '../keep.ts';
import { inSlices } from './in-slices.ts';

/** Each is read by about ten statements: few enough that a busy machine keeps within a transaction's time. */
const atOnce = 10;

interface Unread {
  id: string;
  words: string;
  customer: string | null;
  conversation: string | null;
  channel: string;
  at: Date;
}

interface Turn {
  forRows: ForRows;
  /** Those that failed and are tried again later. */
  resting: readonly string[];
}

const name = 'listening.read-left-answers';

/**
 * Reads the next open answers that nobody has read: of complete responses, or half an hour after the last word. Anonymous ones on the day after:
 * when they were read would tell when they were given. Each response is looked up by its key (`offset 0`), so that the oldest unread come
 * off their index and it stops at enough, however old the planner's figures are.
 */
async function readNext(tx: Tx, { forRows, resting }: Turn): Promise<boolean> {
  const rows = await tx.all(sql<Unread>`
    select answer.id, answer.words, answer.customer, answer.conversation, response.channel, answer.at
    from listening.answer cross join lateral (
      select state, last_at, anonymous, channel from listening.response where id = answer.response offset 0) response
    where answer.workspace = ${tx.workspace} and answer.read_at is null and answer.words <> ''
      and (response.state = 'complete' or response.last_at < ${new Date(tx.now.getTime() - 1_800_000)})
      and (not response.anonymous or answer.at < ${new Date(tx.now.getTime() - 86_400_000)}) and not answer.id = any(${[...resting]}::uuid[])
    order by answer.at limit ${atOnce} for update of answer skip locked`);
  const read = await tx.all(sql<{ answer: string }>`select answer from listening.reading
    where answer = any(${rows.map(({ id }) => id)}::uuid[])`);
  const before = new Set(read.map(({ answer }) => answer));
  await forRows(tx, rows, async (part, some) => {
    for (const { id, words, ...answer } of some)
      if (!before.has(id)) await keepReading(part, { of: { answer: id }, text: words, ...answer });
    await part.run(
      sql`update listening.answer set read_at = ${tx.now} where id = any(${some.map(({ id }) => id)}::uuid[])`,
    );
  });
  return rows.length === atOnce;
}

async function run(app: App, workspace: string): Promise<void> {
  const step = () =>
    steppingOver(app, { workspace, name }, (tx, forRows) =>
      readNext(tx, { forRows, resting: apart(app, name).resting() }),
    );
  await inSlices(step, () =>
    app.database.inWorkspace(workspace, (tx) => addJob(tx, readLeftAnswers, { workspace }, { key: 'left' })),
  );
}

/** Open answers that no score brought to be read, and those from before. */
export const readLeftAnswers = defineJob({
  name,
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => run(app, workspace),
});

export const leftAnswersSchedule = defineSchedule({ job: readLeftAnswers, every: '10 seconds', eachWorkspace: true });
