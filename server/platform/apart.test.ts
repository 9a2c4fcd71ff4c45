import { expect, test } from 'vitest';
import { apart } from './apart.ts';
import type { App } from './app.ts';

test('a row that fails stops no other, and is left alone longer each time', async () => {
  let now = Date.now();
  const told: unknown[] = [];
  const app = {
    log: { error: (said: unknown) => told.push(said) },
    world: { now: () => new Date(now) },
  } as unknown as App;
  const done: string[] = [];
  let broken = true;
  const turn = async () => {
    const each = apart(app, 'letters');
    for (const row of ['a', 'b', 'c'].filter((one) => !each.resting().includes(one) && !done.includes(one)))
      await each.work(row, async () => {
        if (row === 'a' && broken) throw new Error('no such letter');
        done.push(row);
      });
  };
  const pass = (seconds: number) => void (now += seconds * 1000);
  await turn();
  expect(done).toEqual(['b', 'c']);
  expect(told).toEqual([{ work: 'letters', row: 'a', times: 1, reason: 'no such letter' }]);
  await turn();
  pass(6);
  await turn();
  pass(6);
  await turn();
  expect(told).toHaveLength(2);
  broken = false;
  pass(5);
  await turn();
  expect([done, apart(app, 'letters').resting(), apart(app, 'others').resting()]).toEqual([['b', 'c', 'a'], [], []]);
});
