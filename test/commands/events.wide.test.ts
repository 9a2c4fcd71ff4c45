import { expect, test, vi } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { command, commandJson, runningOn, setUpArguments } from '#test/product.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const data = await testDatabase();
const environment = runningOn(data.ownerUrl);

/** The listener has come past everything that stands there. */
async function pass(listener: string): Promise<void> {
  await data.owner.query(
    `insert into platform.cursor (reader, workspace, generation, xid, id)
       select $1, workspace, generation, xid, id from platform.event order by generation desc, xid desc, id desc limit 1
     on conflict (reader, workspace) do update set generation = excluded.generation, xid = excluded.xid, id = excluded.id`,
    [listener],
  );
}

/** Writes an event that a listener could not handle some time ago. */
async function park(listener: string, name: string, what: object): Promise<void> {
  const workspace = '(select id from people.workspace)';
  await data.owner.query(
    `with event as (insert into platform.event (workspace, name, version, subject, data, at)
       values (${workspace}, $2, 1, gen_random_uuid(), $3, now()) returning id, subject)
     insert into platform.parked_event (workspace, listener, event, subject, reason, parked_at)
       select ${workspace}, $1, id, subject, 'the moon was full', now() from event`,
    [listener, name, JSON.stringify(what)],
  );
}

test('events retry handles what was parked, and names what fails again', async () => {
  await commandJson(setUpArguments, environment);
  expect(await commandJson(['events', 'retry'], environment)).toEqual({ handled: 0, failures: [] });
  const until = [{ kind: '*', before: '2020-01-01T00:00:00Z' }];
  await park('channels.expire-with-interactions', 'interactions.expired', { until });
  await park('channels.expire-with-interactions', 'interactions.expired', { until: 'never' });
  await pass('channels.expire-with-interactions');
  const { code, out } = await command(['events', 'retry'], environment);
  expect(code).toBe(1);
  expect(out).toMatch(
    /^1 event was handled\.\nFailed again: interactions\.expired for channels\.expire-with-interactions: .+/,
  );
  const { rows } = await data.owner.query('select attempts, reason from platform.parked_event');
  expect(rows).toEqual([{ attempts: 2, reason: expect.not.stringContaining('moon') }]);
  const jobs = await data.owner.query(`select 1 from graphile_worker.jobs where task_identifier = 'channels.expire'`);
  expect(jobs.rows).toHaveLength(1);
});
