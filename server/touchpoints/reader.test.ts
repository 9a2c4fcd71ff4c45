import { expect, test } from 'vitest';
import { sql, type Tx } from '#platform';
import { someWorkspace, testDatabase } from '#test/database.ts';
import { until } from '#test/until.ts';
import { readSpine, spineStart, type SpinePosition } from './reader.ts';
import { record, type NewInteraction } from './record.ts';

const { database, owner } = await testDatabase();
const workspace = someWorkspace();
const writers = 8;
const rounds = 25;
const total = writers * rounds * 2 + 2;

function interaction(messageId: string): NewInteraction {
  return {
    customer: crypto.randomUUID(),
    occurredAt: new Date(),
    channel: 'web',
    touchpoint: 'web_visit',
    direction: 'in',
    kind: 'page.viewed',
    actor: { kind: 'customer' },
    source: null,
    messageId,
  };
}

/** Every third transaction stays open after it wrote, so that later ones commit before it. */
async function write(writer: number): Promise<void> {
  for (let round = 0; round < rounds; round++)
    await database.inWorkspace(workspace, async (tx: Tx) => {
      await record(tx, [interaction(`${writer}.${round}.a`), interaction(`${writer}.${round}.b`)]);
      if ((writer + round) % 3 === 0) await tx.run(sql`select pg_sleep(${0.01 + Math.random() * 0.03})`);
    });
}

async function ship(done: () => boolean): Promise<string[]> {
  const seen: string[] = [];
  let at: SpinePosition = spineStart;
  await until(async () => {
    const over = done();
    const rows = await database.everywhere((tx) => readSpine(tx, at, 40));
    at = rows.at(-1) ?? at;
    seen.push(...rows.map(({ id }) => id));
    return over && seen.length >= total;
  }, 'the reader below the horizon has seen every row');
  return seen;
}

/** What everybody writes first: the largest id so far, and on from there. */
async function shipNaively(done: () => boolean, moved: () => void): Promise<string[]> {
  const seen: string[] = [];
  for (let over = false; ;) {
    const { rows } = await owner.query<{ id: string }>(
      'select id from touchpoints.interaction where id > $1 order by id limit 40',
      [seen.at(-1) ?? spineStart.id],
    );
    seen.push(...rows.map(({ id }) => id));
    if (seen.length > 1) moved();
    if (over && rows.length === 0) return seen;
    over = done();
  }
}

/** One transaction that has written, but commits only after others did and the naive reader has gone past it. */
async function writeSlowly(passed: Promise<void>): Promise<{ committed: Promise<void> }> {
  const written = Promise.withResolvers<void>();
  const committed = database.inWorkspace(workspace, async (tx) => {
    await record(tx, [interaction('slow')]);
    written.resolve();
    await passed;
  });
  await Promise.race([written.promise, committed]);
  return { committed };
}

test('a reader below the horizon misses nothing under concurrent commits; the naive one does', async () => {
  const passed = Promise.withResolvers<void>();
  // The first to name a touchpoint holds its row of the catalogue until it commits: not the slow one.
  await database.inWorkspace(workspace, (tx) => record(tx, [interaction('first')]));
  const slow = await writeSlowly(passed.promise);
  let running = writers;
  const finished = () => running === 0;
  const writing = Array.from({ length: writers }, (_, writer) => write(writer).finally(() => running--));
  const naively = shipNaively(finished, passed.resolve).finally(passed.resolve);
  const [seen, naive] = await Promise.all([ship(finished), naively, slow.committed, ...writing]);
  const { rows } = await owner.query<{ id: string }>('select id from touchpoints.interaction');
  const written = rows.map(({ id }) => id).sort();
  expect(written).toHaveLength(total);
  expect(seen.toSorted()).toEqual(written);
  expect(naive.length).toBeLessThan(written.length);
});
