import { setImmediate } from 'node:timers/promises';
import type { Example } from '#core/desk/reason-model/learn.ts';
import { packModel } from '#core/desk/reason-model/pack.ts';
import { fewestExamples, trainReasons } from '#core/desk/reason-model/train.ts';
import { openingWords } from '#channels';
import { defineJob, defineSchedule, sql, type App, type Tx } from '#platform';
import { z } from 'zod';

/** The newest conversations tell best what comes next. */
const mostExamples = 4_000;
const wordsAtOnce = 250;
/** So much new is worth learning again. */
const newShare = 0.05;
const fewestNew = 20;
/** Milliseconds of learning before others have the processor. */
const breath = 8;

interface Settled {
  id: string;
  reason: string;
  resolvedAt: Date;
}

/** What there is to learn from, oldest first; nothing when it was learnt already but for little. */
async function toLearn(tx: Tx): Promise<Settled[]> {
  const last = await tx.maybe<{ examples: number; learntUntil: Date; stale: boolean }>(
    sql`select examples, learnt_until, stale from desk.reason_model where workspace = ${tx.workspace}`,
  );
  const needed = last === undefined ? fewestExamples : Math.max(fewestNew, last.examples * newShare);
  const since = last === undefined || last.stale ? new Date(0) : last.learntUntil;
  const { fresh } = await tx.one<{ fresh: number }>(sql`select count(*)::int as fresh from (
    select 1 from desk.conversation where workspace = ${tx.workspace} and reason is not null and status = 'resolved'
      and resolved_at > ${since} limit ${mostExamples}) as newer`);
  if (fresh < needed && last?.stale !== true) return [];
  const rows = await tx.all<Settled>(sql`
    select conversation.id, conversation.reason, resolved_at from desk.conversation
    join desk.reason on reason.id = conversation.reason and not reason.retired
    where conversation.workspace = ${tx.workspace} and conversation.reason is not null and conversation.status = 'resolved'
      and conversation.merged_into is null
    order by resolved_at desc limit ${mostExamples}`);
  return rows.toReversed();
}

async function examplesOf(app: App, workspace: string, settled: readonly Settled[]): Promise<Example[]> {
  const examples: Example[] = [];
  for (let from = 0; from < settled.length; from += wordsAtOnce) {
    const part = settled.slice(from, from + wordsAtOnce);
    const words = await app.database.inWorkspace(workspace, (tx) =>
      openingWords(
        tx,
        part.map(({ id }) => id),
      ),
    );
    for (const { id, reason } of part) {
      const text = words.get(id);
      if (text !== undefined) examples.push({ text, reason });
    }
  }
  return examples;
}

async function breathing<T>(work: Generator<undefined, T, undefined>): Promise<T> {
  for (;;) {
    const until = performance.now() + breath;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < until);
    await setImmediate();
  }
}

/** Learns why customers write from what people said of the company's own conversations; does nothing when little is new. */
export async function learnReasonsOf(app: App, workspace: string): Promise<void> {
  const settled = await app.database.inWorkspace(workspace, toLearn);
  const newest = settled.at(-1)?.resolvedAt;
  const model =
    settled.length < fewestExamples
      ? undefined
      : await breathing(trainReasons(await examplesOf(app, workspace, settled)));
  await app.database.inWorkspace(workspace, async (tx) => {
    // What was learnt from words that are erased goes, also when too few are left to learn from.
    if (model === undefined || newest === undefined)
      return void (await tx.run(sql`delete from desk.reason_model where workspace = ${tx.workspace} and stale`));
    const { head, bytes } = packModel(model);
    await tx.run(sql`
      insert into desk.reason_model as there (head, weights, examples, learnt_until, learnt_at)
      values (${JSON.stringify(head)}::jsonb, ${Buffer.from(bytes)}, ${settled.length}, ${newest}, ${tx.now})
      on conflict (workspace) do update set head = excluded.head, weights = excluded.weights, examples = excluded.examples,
        learnt_until = excluded.learnt_until, learnt_at = excluded.learnt_at, stale = false`);
  });
}

export const learnReasons = defineJob({
  name: 'desk.learn-reasons',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => learnReasonsOf(app, workspace),
});

export const learnReasonsOften = defineSchedule({ job: learnReasons, every: '1 hour', eachWorkspace: true });
