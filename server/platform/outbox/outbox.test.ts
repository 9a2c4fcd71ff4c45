import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineTransport, enqueue, settleAbandoned, sql, startOutbox, type Delivery, type Loop } from '#platform';
import { testParts, type TestParts } from '#test/parts.ts';
import { until } from '#test/until.ts';

const attempts: string[] = [];
const answers = new Map<string, Delivery[]>();
const settled: Array<[string, Delivery]> = [];

const transport = defineTransport({
  name: 'test',
  payload: z.object({ what: z.string() }),
  async deliver(_app, { payload }) {
    attempts.push(payload.what);
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
const send = (what: string, ...deliveries: Delivery[]) => {
  answers.set(what, deliveries);
  return parts.database.inWorkspace(workspace, (tx) =>
    enqueue(tx, { transport: 'test', key: what, subject: workspace, payload: { what } }),
  );
};
const stateOf = async (what: string) =>
  (await parts.owner.query('select state, reason, attempts from platform.outbox where key = $1', [what])).rows[0];

describe('the outbox', () => {
  it('calls what a killed process had in its hands uncertain', async () => {
    await send('held', { delivered: true });
    await parts.owner.query(`update platform.outbox set state = 'sending', claimed_by = 'gone' where key = 'held'`);
    expect(await settleAbandoned(parts.app, [transport])).toBe(1);
    expect(await stateOf('held')).toMatchObject({ state: 'uncertain' });
    expect(settled.at(-1)).toMatchObject(['held', { uncertain: true }]);
  });

  it('delivers once, says so, and sends the same key no second time', async () => {
    outbox = startOutbox(parts.app, [transport]);
    await send('letter', { delivered: true, id: 'p1' });
    await until(async () => (await stateOf('letter')).state === 'sent', 'the letter');
    await send('letter', { delivered: true });
    expect(attempts.filter((what) => what === 'letter')).toHaveLength(1);
  });

  it('waits as long as it is told and then tries again', async () => {
    await send('busy', { retryAfter: 60, reason: 'mailbox busy' }, { delivered: true });
    await until(async () => (await stateOf('busy')).state === 'waiting', 'waiting');
    parts.world.pass(61_000);
    parts.app.bell.ring();
    await until(async () => (await stateOf('busy')).state === 'sent', 'sent at last');
    expect(await stateOf('busy')).toMatchObject({ attempts: 2 });
  });

  it('never repeats what may have been accepted, nor what was refused', async () => {
    await send('dead line');
    await send('no', { refused: true, reason: 'no such mailbox' });
    await until(async () => (await stateOf('dead line')).state === 'uncertain', 'uncertain');
    await until(async () => (await stateOf('no')).state === 'refused', 'refused');
    parts.world.pass(86_400_000);
    await send('another', { delivered: true });
    await until(async () => (await stateOf('another')).state === 'sent', 'another');
    expect(attempts.filter((what) => what === 'dead line' || what === 'no')).toHaveLength(2);
    expect(
      await parts.database.inWorkspace(crypto.randomUUID(), (tx) => tx.all(sql`select 1 from platform.outbox`)),
    ).toEqual([]);
  });
});
