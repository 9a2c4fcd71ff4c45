import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  defineTransport,
  enqueue,
  giveUp,
  outboxProgress,
  sendAgain,
  sendWaitingNow,
  settleAbandoned,
  sql,
  startOutbox,
  tryNow,
  type Delivery,
  type Loop,
  type Tx,
} from '#platform';
import { testParts, type TestParts } from '#test/parts.ts';
import { until } from '#test/until.ts';

const attempts: string[] = [];
const answers = new Map<string, Delivery[]>();
const settled: Array<[string, Delivery]> = [];
const gates = new Map<string, Promise<void>>();

const transport = defineTransport({
  name: 'test',
  payload: z.object({ what: z.string() }),
  async deliver(_app, { payload }, handOver) {
    if (payload.what.startsWith('unreachable')) throw new Error('no way there');
    if (payload.what === 'endless') await new Promise(() => undefined);
    await handOver();
    if (payload.what === 'endless after all') await new Promise(() => undefined);
    attempts.push(payload.what);
    await gates.get(payload.what);
    const answer = answers.get(payload.what)?.shift();
    if (answer === undefined) throw new Error('the line went dead');
    return answer;
  },
  async settled(_tx, item, delivery) {
    settled.push([item.payload.what, delivery]);
  },
});

let parts: TestParts;
let outbox: Loop;
beforeAll(async () => {
  parts = await testParts();
});
afterAll(() => outbox.stop());

const workspace = crypto.randomUUID();
const inside = <T>(work: (tx: Tx) => Promise<T>) => parts.database.inWorkspace(workspace, work);
const send = (what: string, ...deliveries: Delivery[]) => {
  answers.set(what, deliveries);
  return inside((tx) => enqueue(tx, { transport: 'test', key: what, subject: crypto.randomUUID(), payload: { what } }));
};
const stateOf = async (what: string) =>
  (await parts.owner.query('select state, reason, attempts from platform.outbox where key = $1', [what])).rows[0];
const reaches = (what: string, state: string) =>
  until(async () => (await stateOf(what)).state === state, `${what} is ${state}`);

/** As a killed process left it: its lease has run out. */
const abandon = (what: string, handedOver: string) =>
  parts.owner.query(
    `update platform.outbox set state = 'sending', claimed_by = 'gone', attempts = 1, lease_until = now() - interval '1 second',
      handed_over_at = ${handedOver} where key = $1`,
    [what],
  );

describe('the outbox', () => {
  it('calls uncertain what a killed process had begun to hand over, and sends what it had not', async () => {
    await send('held', { delivered: true });
    await send('not yet held', { delivered: true });
    await send('still held', { delivered: true });
    await abandon('held', 'now()');
    await abandon('not yet held', 'null');
    await abandon('still held', 'now()');
    await parts.owner.query(
      `update platform.outbox set lease_until = now() + interval '1 hour' where key = 'still held'`,
    );
    expect(await settleAbandoned(parts.app, [transport])).toBe(2);
    expect(await stateOf('held')).toMatchObject({ state: 'uncertain' });
    expect(settled.at(-1)).toMatchObject(['held', { uncertain: true }]);
    expect(await stateOf('not yet held')).toMatchObject({ state: 'queued' });
    expect(await stateOf('still held')).toMatchObject({ state: 'sending' });
    outbox = startOutbox(parts.app, [transport]);
    await reaches('not yet held', 'sent');
    expect(attempts).toEqual(['not yet held']);
  });

  it('delivers once, says so, and sends the same key no second time', async () => {
    await send('letter', { delivered: true, id: 'p1' });
    await reaches('letter', 'sent');
    await send('letter', { delivered: true });
    expect(attempts.filter((what) => what === 'letter')).toHaveLength(1);
  });

  it('waits at least as long as it is told and then tries again; sooner when somebody says so', async () => {
    await send('busy', { retryAfter: 600, reason: 'mailbox busy' }, { delivered: true });
    await send('hurry', { retryAfter: 600, reason: 'mailbox busy' }, { delivered: true });
    await reaches('busy', 'retrying');
    await reaches('hurry', 'retrying');
    expect(await inside((tx) => tryNow(tx, { transport: 'test', key: 'hurry' }))).toBe(true);
    await reaches('hurry', 'sent');
    parts.world.pass(599_000);
    parts.app.bell.ring(['outbox']);
    await send('another', { delivered: true });
    await reaches('another', 'sent');
    expect(await stateOf('busy')).toMatchObject({ state: 'retrying', attempts: 1 });
    parts.world.pass(130_000);
    parts.app.bell.ring(['outbox']);
    await reaches('busy', 'sent');
    expect(await stateOf('busy')).toMatchObject({ attempts: 2 });
  });

  it('tries at once what was under way by settings that have changed meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    gates.set('old settings', gate.promise);
    await send('old settings', { retryAfter: 600, reason: 'wrong password' }, { delivered: true });
    await reaches('old settings', 'sending');
    parts.world.pass(5);
    await inside((tx) => sendWaitingNow(tx, ['test']));
    gate.resolve();
    await reaches('old settings', 'sent');
    expect(await stateOf('old settings')).toMatchObject({ attempts: 2 });
  });

  it('gives up after days, and when somebody says so', async () => {
    const busy = { retryAfter: 1, reason: 'mailbox busy' } as const;
    await send('for ever', busy, busy);
    await send('enough', busy);
    await reaches('for ever', 'retrying');
    await reaches('enough', 'retrying');
    expect(await inside((tx) => giveUp(tx, { transport: 'test', key: 'enough', reason: 'Ada' }))).toBe(true);
    parts.world.pass(6 * 86_400_000);
    parts.app.bell.ring(['outbox']);
    await reaches('for ever', 'failed');
    expect(await stateOf('for ever')).toMatchObject({ reason: expect.stringMatching(/^Given up after five days/) });
    expect(await stateOf('enough')).toMatchObject({ state: 'failed', reason: 'Ada' });
  });

  it('never repeats what may have been accepted, nor what was refused, unless somebody says so', async () => {
    await send('dead line');
    await send('no', { refused: true, reason: 'no such mailbox' });
    await send('unreachable', { delivered: true });
    await reaches('dead line', 'uncertain');
    await reaches('no', 'failed');
    await reaches('unreachable', 'retrying');
    parts.world.pass(86_400_000);
    await send('one more', { delivered: true });
    await reaches('one more', 'sent');
    expect(attempts.filter((what) => what === 'dead line' || what === 'no')).toHaveLength(2);
    answers.set('dead line', [{ delivered: true }]);
    await outbox.stop();
    const again = () => inside((tx) => sendAgain(tx, { transport: 'test', key: 'dead line' }));
    expect(new Set(await Promise.all([again(), again()]))).toEqual(new Set([true, false]));
    outbox = startOutbox(parts.app, [transport]);
    await reaches('dead line', 'sent');
    expect(attempts.filter((what) => what === 'dead line')).toHaveLength(2);
  });

  it('lets what a limit holds back wait in its lane without counting attempts, and the rest go', async () => {
    await send('over the limit', { held: 60, lane: 'box', reason: 'ten a minute' }, { delivered: true });
    await reaches('over the limit', 'retrying');
    const [progress] = (await inside((tx) => outboxProgress(tx, ['over the limit']))).values();
    expect(progress).toMatchObject({ attempts: 0, reason: 'ten a minute' });
    expect(progress!.dueAt.getTime()).toBeGreaterThan(parts.world.now().getTime() + 30_000);
    await send('beside it', { delivered: true });
    await reaches('beside it', 'sent');
    parts.world.pass(61_000);
    parts.app.bell.ring(['outbox']);
    await reaches('over the limit', 'sent');
    expect(await stateOf('over the limit')).toMatchObject({ attempts: 1 });
  });

  it('sends one of each subject in turn, what people wait for first', async () => {
    await outbox.stop();
    const crowd = crypto.randomUUID();
    const put = (key: string, subject: string, priority = 0) => {
      answers.set(key, [{ delivered: true }]);
      return inside((tx) => enqueue(tx, { transport: 'test', key, subject, payload: { what: key }, priority }));
    };
    for (const key of ['crowd 1', 'crowd 2', 'crowd 3']) await put(key, crowd);
    await put('alone', crypto.randomUUID());
    await put('answer', crypto.randomUUID(), 10);
    const before = attempts.length;
    outbox = startOutbox(parts.app, [transport]);
    await reaches('crowd 3', 'sent');
    const order = attempts.slice(before);
    expect(order.filter((what) => what.startsWith('crowd'))).toEqual(['crowd 1', 'crowd 2', 'crowd 3']);
    expect(order.indexOf('alone')).toBeLessThan(order.indexOf('crowd 2'));
    expect(order.toSorted()).toEqual(['alone', 'answer', 'crowd 1', 'crowd 2', 'crowd 3']);
  });

  it('ends a delivery that does not end by itself, by what is known of it', async () => {
    await outbox.stop();
    await send('endless');
    await send('endless after all');
    outbox = startOutbox(parts.app, [transport], 500);
    await reaches('endless', 'retrying');
    await reaches('endless after all', 'uncertain');
    expect(await stateOf('endless')).toMatchObject({ reason: expect.stringContaining('did not end'), attempts: 1 });
  });

  it('is closed to other companies', async () => {
    expect(
      await parts.database.inWorkspace(crypto.randomUUID(), (tx) => tx.all(sql`select 1 from platform.outbox`)),
    ).toEqual([]);
  });
});
