import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  defineEvent,
  defineListener,
  forgetOldEvents,
  publish,
  retryParked,
  runListener,
  sql,
  type Listener,
  type Tx,
} from '#platform';
import { testParts, type TestParts } from '#test/parts.ts';
import { until } from '#test/until.ts';
import { attempt } from './run-listeners.ts';

const counted = defineEvent({
  name: 'test.counted',
  version: 2,
  data: z.object({ n: z.number() }),
  upcast: (data) => ({ n: Number((data as { old: string }).old) }),
});

let parts: TestParts;
beforeAll(async () => {
  parts = await testParts();
});

const count = (workspace: string, n: number, subject = workspace) =>
  parts.database.inWorkspace(workspace, (tx) => publish(tx, counted, { subject, data: { n } }));

function listenerOf(name: string, handle: (tx: Tx, n: number) => Promise<void> | void): Listener {
  return defineListener({ name, on: [counted], handle: async (tx, event) => handle(tx, event.data.n) });
}

/** Lets the listener work until what is awaited has come: other databases of the cluster may hold the horizon meanwhile. */
const workUntil = (workspace: string, listener: Listener, done: () => boolean | Promise<boolean>) =>
  until(async () => {
    await runListener(parts.app, workspace, listener);
    return done();
  }, `listener ${listener.name}`);

describe('listeners', () => {
  it('hear every event once and in order, of today’s version', async () => {
    const workspace = crypto.randomUUID();
    const heard: number[] = [];
    const listener = listenerOf('order', (_tx, n) => void heard.push(n));
    await parts.database.inWorkspace(workspace, (tx) =>
      tx.run(
        sql`insert into platform.event (name, version, subject, data, at) values ('test.counted', 1, ${workspace}, '{"old":"7"}', now())`,
      ),
    );
    for (let n = 0; n < 20; n++) await count(workspace, n);
    await workUntil(workspace, listener, () => heard.length >= 21);
    await runListener(parts.app, workspace, listener);
    expect(heard).toEqual([7, ...Array.from({ length: 20 }, (_, n) => n)]);
  });

  it('park a failing event with those behind it of the same subject, go on with others, and try again in order', async () => {
    const workspace = crypto.randomUUID();
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const heard: number[] = [];
    let broken = true;
    const listener = listenerOf('parking', async (tx, n) => {
      await tx.run(
        sql`insert into platform.idempotency (workspace, actor, key, request_hash) values (${workspace}, 'test', ${`k${n}`}, '')`,
      );
      if (broken && n === 1) throw new Error('not today');
      heard.push(n);
    });
    await count(workspace, 1, one);
    await count(workspace, 2, one);
    await count(workspace, 3, other);
    await workUntil(workspace, listener, () => heard.includes(3));
    expect(heard).toEqual([3]);
    const parked = await parts.owner.query(
      'select event, reason from platform.parked_event where workspace = $1 order by event',
      [workspace],
    );
    expect(parked.rows.map(({ reason }) => reason)).toEqual([
      'not today',
      'waits behind an earlier event of the same subject',
    ]);
    const kept = await parts.owner.query(`select key from platform.idempotency where workspace = $1`, [workspace]);
    expect(kept.rows).toEqual([{ key: 'k3' }]);
    const again = await retryParked(parts.app, workspace, listener);
    expect(again).toEqual({ handled: 0, failures: [{ event: 'test.counted', reason: 'not today' }] });
    const seen: number[] = [];
    await count(workspace, 4, other);
    await workUntil(
      workspace,
      listenerOf('seeing', (_tx, n) => void seen.push(n)),
      () => seen.includes(4),
    );
    broken = false;
    expect(await retryParked(parts.app, workspace, listener)).toEqual({ handled: 2, failures: [] });
    expect(heard, 'with what came while its place was held').toEqual([3, 1, 2, 4]);
    expect(
      (await parts.owner.query('select 1 from platform.parked_event where workspace = $1', [workspace])).rows,
    ).toEqual([]);
  });

  it('park what failed unheard in a handler, and nothing that is still at work in it is kept', async () => {
    const workspace = crypto.randomUUID();
    const put = (tx: Tx, key: string) =>
      tx.run(
        sql`insert into platform.idempotency (workspace, actor, key, request_hash) values (${workspace}, 'test', ${key}, '')`,
      );
    const late = Promise.withResolvers<void>();
    let atWork: Promise<unknown> = Promise.resolve();
    let tries = 0;
    const listener = listenerOf('unheard', async (tx, n) => {
      tries += 1;
      if (n === 1) return void (await tx.run(sql`select 1 / 0`).catch(() => undefined));
      atWork = late.promise.then(() => put(tx, 'late')).catch(String);
      throw new Error('not today');
    });
    const parked = async () =>
      (await parts.owner.query('select 1 from platform.parked_event where workspace = $1', [workspace])).rows.length;
    await count(workspace, 1, crypto.randomUUID());
    await workUntil(workspace, listener, async () => (await parked()) === 1);
    expect(tries).toBe(2);
    await parts.database.inWorkspace(workspace, async (tx) => {
      const row = {
        id: '1',
        name: counted.name,
        version: 2,
        subject: workspace,
        cause: null,
        data: { n: 2 },
        at: tx.now,
      };
      const failure = attempt(tx, { app: parts.app, listener, row: { ...row, generation: 0, xid: '1' } });
      expect(await failure).toBe('not today');
      late.resolve();
      expect(await atWork).toContain('is over');
    });
    expect(
      (await parts.owner.query('select 1 from platform.idempotency where workspace = $1', [workspace])).rows,
    ).toEqual([]);
  });

  it('are given an event again that somebody was in the way of; it is not put aside', async () => {
    const workspace = crypto.randomUUID();
    const heard: number[] = [];
    const deadlocks = [Object.assign(new Error('deadlock detected'), { code: '40P01' })];
    const listener = listenerOf('in the way', (_tx, n) => {
      const deadlock = deadlocks.pop();
      if (deadlock) throw deadlock;
      heard.push(n);
    });
    await count(workspace, 7);
    const failures: unknown[] = [];
    const work = () => runListener(parts.app, workspace, listener).catch((error: unknown) => void failures.push(error));
    await until(async () => (await work(), heard.length > 0), 'it is heard');
    expect(heard).toEqual([7]);
    expect(failures).toHaveLength(1);
    const { rows } = await parts.owner.query('select 1 from platform.parked_event where workspace = $1', [workspace]);
    expect(rows).toEqual([]);
  });

  it('hear an event once, even when several processes run the same listener', async () => {
    const workspace = crypto.randomUUID();
    const heard: number[] = [];
    const listener = listenerOf('once', (_tx, n) => void heard.push(n));
    for (let n = 0; n < 30; n++) await count(workspace, n);
    await until(async () => {
      await Promise.all([1, 2, 3].map(() => runListener(parts.app, workspace, listener)));
      return heard.length >= 30;
    }, 'thirty events');
    expect(heard).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });

  it('do not skip an event whose transaction began early and ended late', async () => {
    const workspace = crypto.randomUUID();
    const heard: number[] = [];
    const listener = listenerOf('late', (_tx, n) => void heard.push(n));
    let finish = () => {};
    const finishing = new Promise<void>((resolve) => (finish = resolve));
    let written = () => {};
    const writing = new Promise<void>((resolve) => (written = resolve));
    const slow = parts.database.inWorkspace(workspace, async (tx) => {
      await publish(tx, counted, { subject: workspace, data: { n: 1 } });
      written();
      await finishing;
    });
    await writing;
    await count(workspace, 2);
    await runListener(parts.app, workspace, listener);
    expect(heard).toEqual([]);
    finish();
    await slow;
    await workUntil(workspace, listener, () => heard.length === 2);
    expect(heard).toEqual([1, 2]);
  });

  it('lose what is old only once every one of them has passed it, and what is parked not at all', async () => {
    const workspace = crypto.randomUUID();
    const [first, second] = [listenerOf('forget-a', () => undefined), listenerOf('forget-b', failAt(2))];
    for (const n of [1, 2, 3]) await count(workspace, n, crypto.randomUUID());
    await backdate(workspace);
    await count(workspace, 4);
    const left = async () => {
      await forgetOldEvents(parts.app, [first, second]);
      const rows = sql<{
        n: number;
      }>`select (data ->> 'n')::int as n from platform.event where workspace = ${workspace} order by 1`;
      return (await parts.database.everywhere((tx) => tx.all(rows))).map(({ n }) => n);
    };
    await workUntil(workspace, first, () => hasPassed(workspace, 'forget-a', 4));
    expect(await left()).toEqual([1, 2, 3, 4]);
    await workUntil(workspace, second, () => hasPassed(workspace, 'forget-b', 4));
    expect(await left()).toEqual([2, 4]);
    await parts.database.inWorkspace(workspace, (tx) =>
      tx.run(sql`delete from platform.parked_event where listener = 'forget-b'`),
    );
    expect(await left()).toEqual([4]);
  });
});

function failAt(bad: number) {
  return (_tx: Tx, n: number) => {
    if (n === bad) throw new Error('not this one');
  };
}

/** As if all that was written so far had been written long ago. */
async function backdate(workspace: string): Promise<void> {
  await parts.owner.query(`update platform.event set at = at - interval '31 days' where workspace = $1`, [workspace]);
}

async function hasPassed(workspace: string, reader: string, n: number): Promise<boolean> {
  const passed = sql`select from platform.event, platform.cursor
    where event.workspace = ${workspace} and (event.data ->> 'n')::int = ${n} and cursor.workspace = ${workspace} and cursor.reader = ${reader}
      and (cursor.generation, cursor.xid, cursor.id::bigint) >= (event.generation, event.xid, event.id)`;
  return (await parts.database.everywhere((tx) => tx.all(passed))).length > 0;
}
