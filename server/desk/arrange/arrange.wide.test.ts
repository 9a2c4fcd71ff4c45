import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import { Problem } from '#core/contract/problems.ts';
import { sql, systemActor, type Tx } from '#platform';
import { mailStage, type MailStage } from '#test/mail-stage.ts';
import { until } from '#test/until.ts';
import { merge, move, split, type Done } from './act.ts';
import { faultsIn, standingOf, type Standing } from './arrange-state.fixture.ts';
import { mergeWithThread } from './listen.ts';
import { takeBack } from './undo.ts';

let stage: MailStage;
let count = 0;
beforeAll(async () => {
  stage = await mailStage();
}, 120_000);

/** Numbers choose among what stands at that moment. */
type Step =
  | { kind: 'receive'; of: number }
  | { kind: 'merge' | 'move' | 'split'; one: number; other: number; alone: boolean }
  | { kind: 'undo' };

const number = fc.nat(1000);
const arranging = fc.record({
  kind: fc.constantFrom('merge' as const, 'move' as const, 'split' as const),
  one: number,
  other: number,
  alone: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: arranging },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('receive' as const), of: number }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
);

/** The customers and conversations of one round; earlier rounds stay untouched beside them. */
interface Round {
  threads: string[];
  ids: string[];
  from: string;
  done: Done[];
}

const inside = <T>(work: (tx: Tx) => Promise<T>) =>
  stage.company.app.database.inWorkspace(stage.company.workspace, work);

async function receive(round: Round, answers?: string): Promise<void> {
  const id = `x${(count += 1)}@prop.example`;
  stage.company.app.world.pass(1000);
  // Each has somebody else in copy, so that every conversation has others taking part.
  const cc = `copy${count}@prop.example`;
  await stage.arrive({ from: round.from, cc, id, ...(answers === undefined ? {} : { inReplyTo: answers }) });
  round.ids.push(id);
  await until(async () => (await faultsIn(stage)).length === 0, 'the desk has it, and all is well');
}

async function begin(): Promise<Round> {
  const round: Round = { threads: [], ids: [], from: `p${(count += 1)}@round${count}.example`, done: [] };
  for (let at = 0; at < 3; at++) await receive(round);
  for (const id of round.ids.slice(0, 2)) await receive(round, id);
  return round;
}

/** The conversations of the round that stand, with their messages in order. */
async function ofRound({ from }: Round): Promise<Array<{ thread: string; messages: string[] }>> {
  const { rows } = await stage.company.app.owner.query<{ thread: string; messages: string[] }>(
    'select thread, array_agg(id order by at, id) as messages from channels.message where address = $1 group by thread order by thread',
    [from],
  );
  return rows;
}

const pick = <T>(list: readonly T[], at: number) => list[at % list.length]!;

async function arrange(round: Round, { kind, one, other, alone }: Exclude<Step, { kind: 'receive' | 'undo' }>) {
  const all = await ofRound(round);
  const here = pick(all, one);
  const there = pick(all, other);
  const actor = systemActor(stage.company.workspace);
  const message = pick(here.messages, other);
  return await inside((tx) => {
    if (kind === 'split') return split(tx, { id: here.thread, message, alone }, actor);
    if (kind === 'merge') return merge(tx, { id: here.thread, into: there.thread, otherCustomer: false }, actor);
    return move(tx, { id: here.thread, message, to: there.thread, otherCustomer: false }, actor);
  });
}

/** Some steps make no sense where things stand: they are refused in words and change nothing. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  const before = await standingOf(stage);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || !['refused', 'conflict'].includes(error.type)) throw error;
    expect(await standingOf(stage)).toEqual(before);
    return undefined;
  }
}

const back = (done: Done) =>
  inside((tx) => takeBack(tx, { id: done.arrangement }, systemActor(stage.company.workspace)));

async function walk(round: Round, one: Step): Promise<void> {
  if (one.kind === 'receive') return await receive(round, pick(round.ids, one.of));
  if (one.kind === 'undo') {
    const latest = round.done.pop();
    if (latest !== undefined) await back(latest);
    return;
  }
  const done = await unlessRefused(() => arrange(round, one));
  if (done !== undefined) round.done.push(done);
}

test('whatever is received, joined, parted, moved and taken back: nothing is lost, nothing doubled, every count is right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const round = await begin();
      for (const one of steps) {
        await walk(round, one);
        expect(await faultsIn(stage)).toEqual([]);
      }
      const messages = (await ofRound(round)).flatMap((each) => each.messages);
      expect(messages).toHaveLength(round.ids.length);
    }),
    { numRuns: 8, interruptAfterTimeLimit: 60_000 },
  );
}, 240_000);

test('taken back one after the other, all is as it was before each', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arranging, { minLength: 2, maxLength: 7 }), async (steps) => {
      const round = await begin();
      const befores: Standing[] = [];
      for (const one of steps) {
        const before = await standingOf(stage);
        const done = await unlessRefused(() => arrange(round, one));
        if (done === undefined) continue;
        befores.push(before);
        round.done.push(done);
      }
      for (const done of round.done.toReversed()) {
        await back(done);
        expect(await standingOf(stage)).toEqual(befores.pop());
      }
    }),
    { numRuns: 8, interruptAfterTimeLimit: 60_000 },
  );
}, 240_000);

test('an address that a conversation had at any time leads to where its messages stand', async () => {
  const round = await begin();
  const [one, two, three] = await ofRound(round);
  const actor = systemActor(stage.company.workspace);
  await inside((tx) => merge(tx, { id: one!.thread, into: two!.thread, otherCustomer: false }, actor));
  await inside((tx) => merge(tx, { id: two!.thread, into: three!.thread, otherCustomer: false }, actor));
  for (const id of round.ids) {
    const arrived = await stage.arrive({ from: round.from, inReplyTo: id });
    expect(plainId('cnv', arrived.thread)).toBe(three!.thread);
  }
});

test('threads that turn out to be one wait for whoever arranges them without holding anything', async () => {
  const [lower, upper] = (await ofRound(await begin())).map(({ thread }) => thread).toSorted();
  const { app } = stage.company.app;
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let merging: Promise<void> = Promise.resolve();
  await inside(async (tx) => {
    await tx.run(sql`select 1 from desk.conversation where id = ${lower} for update`);
    const data = { thread: upper, into: lower, arrangement: randomUUID() };
    merging = inside((other) => mergeWithThread.handle(other, { data } as never, app));
    await until(async () => (await stage.company.app.owner.query(waits)).rowCount === 1, 'it waits');
    expect(await tx.all(sql`select 1 from desk.conversation where id = ${upper} for update nowait`)).toHaveLength(1);
  });
  await merging;
});
