import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  defineTransport,
  enqueue,
  giveUp,
  sendAgain,
  settleAbandoned,
  startOutbox,
  tryNow,
  type Delivery,
  type Loop,
  type Tx,
} from '#platform';
import { testParts, type TestParts } from '#test/parts.ts';
import { until } from '#test/until.ts';

/** What the other side does with the next attempt at an item. */
type Fate = 'take' | 'busy' | 'refuse' | 'cut before' | 'cut after';

let parts: TestParts;
const workspace = crypto.randomUUID();
/** How often the other side has taken an item; the second time of one that nobody asked for would be a doubled mail. */
const taken = new Map<string, number>();
const fates = new Map<string, Fate>();

const outcomes: Record<Exclude<Fate, 'cut before' | 'cut after'>, Delivery> = {
  take: { delivered: true },
  busy: { retryAfter: 3_600, reason: 'busy' },
  refuse: { refused: true, reason: 'no' },
};

const transport = defineTransport({
  name: 'machine',
  payload: z.object({ key: z.string() }),
  async deliver(_app, { payload: { key } }, handOver) {
    const fate = fates.get(key) ?? 'take';
    if (fate === 'cut before') throw new Error('the line was cut before the words');
    if (fate === 'busy' || fate === 'refuse') return outcomes[fate];
    await handOver();
    taken.set(key, (taken.get(key) ?? 0) + 1);
    if (fate === 'cut after') throw new Error('the line was cut after the words');
    return outcomes.take;
  },
});

const loops: Loop[] = [];
beforeAll(async () => {
  parts = await testParts();
  // Two servers share the outbox.
  loops.push(startOutbox(parts.app, [transport]), startOutbox(parts.app, [transport]));
});
afterAll(() => Promise.all(loops.map((each) => each.stop())));

const inside = <T>(work: (tx: Tx) => Promise<T>) => parts.database.inWorkspace(workspace, work);

async function rowOf(key: string): Promise<{ state: string; handed: boolean }> {
  const { rows } = await parts.owner.query(
    'select state, handed_over_at is not null as handed from platform.outbox where key = $1',
    [key],
  );
  return rows[0];
}

/** Waits until nothing is under way with the item. */
const rests = (key: string) =>
  until(async () => {
    const row = await rowOf(key);
    if (!['sent', 'uncertain', 'failed', 'retrying'].includes(row.state)) throw new Error(JSON.stringify(row));
    return row;
  }, 'the item rests');

type Step = { act: 'again' | 'now' | 'give up' | 'enqueue' | 'kill before' | 'kill after'; fate: Fate };

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('again', 'now', 'give up', 'enqueue', 'kill before', 'kill after'),
  fate: fc.constantFrom('take', 'busy', 'refuse', 'cut before', 'cut after'),
});

/** A server held it and died, before or after the other side could have it. */
async function kill(key: string, after: boolean): Promise<boolean> {
  const { rowCount } = await parts.owner.query(
    `update platform.outbox set state = 'sending', claimed_by = 'dead', attempts = attempts + 1,
      lease_until = now() - interval '1 second', due_at = now(), handed_over_at = ${after ? 'now()' : 'null'}
      where key = $1 and state = 'retrying'`,
    [key],
  );
  if (rowCount === 0) return false;
  if (after) taken.set(key, (taken.get(key) ?? 0) + 1);
  await settleAbandoned(parts.app, [transport]);
  return true;
}

/** Does a step; gives how many more times the other side may take the item because of it. */
async function take(key: string, { act, fate }: Step): Promise<number> {
  const before = (await rowOf(key)).state;
  fates.set(key, fate);
  const item = { transport: 'machine', key };
  if (act === 'again') return (await inside((tx) => sendAgain(tx, item))) ? 1 : 0;
  if (act === 'give up') await inside((tx) => giveUp(tx, { ...item, reason: 'enough' }));
  if (act === 'now') await inside((tx) => tryNow(tx, item));
  if (act === 'enqueue') await inside((tx) => enqueue(tx, { ...item, subject: crypto.randomUUID(), payload: { key } }));
  if (act.startsWith('kill')) await kill(key, act === 'kill after');
  if (before === 'sent') expect((await rowOf(key)).state).toBe('sent');
  return 0;
}

test('whatever happens in whatever order, an item is never lost, and taken once for each time somebody sent it', async () => {
  const run = async ({ first, steps }: { first: Fate; steps: Step[] }) => {
    const key = crypto.randomUUID();
    fates.set(key, first);
    await inside((tx) => enqueue(tx, { transport: 'machine', key, subject: crypto.randomUUID(), payload: { key } }));
    let allowed = 1;
    await rests(key);
    for (const each of steps) {
      allowed += await take(key, each);
      await rests(key);
      expect(taken.get(key) ?? 0).toBeLessThanOrEqual(allowed);
    }
    const { state } = await rests(key);
    if (state === 'sent' || state === 'uncertain') expect(taken.get(key)).toBeGreaterThanOrEqual(1);
    fates.set(key, 'take');
    if (state === 'retrying') await inside((tx) => tryNow(tx, { transport: 'machine', key }));
    if (state === 'failed') await inside((tx) => sendAgain(tx, { transport: 'machine', key }));
    if (state !== 'uncertain') await until(async () => (await rowOf(key)).state === 'sent', 'it goes in the end');
    expect(taken.get(key)).toBeLessThanOrEqual(allowed + 1);
  };
  const first = fc.constantFrom<Fate>('take', 'busy', 'refuse', 'cut before', 'cut after');
  const item = fc.record({ first, steps: fc.array(step, { maxLength: 5 }) });
  // Many at a time, as in life; to shrink a failure would take minutes.
  const items = fc.array(item, { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(items, async (all) => {
      await Promise.all(all.map(run));
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 60_000);
