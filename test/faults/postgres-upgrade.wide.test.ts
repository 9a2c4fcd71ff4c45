import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { whoAmI } from '#core/contract/session.ts';
import { ada, client } from '#test/client.ts';
import { formerInstallation, rowsAt, stateIn, type State } from '#test/former-postgres.ts';
import { command, dataFolder, embeddedIn, lives, processOf, serveProduct, start } from '#test/product.ts';
import { until } from '#test/until.ts';

/** An upgrade to our PostgreSQL is killed at one point after the other, always in the same data folder. */
const folder = dataFolder();
const environment = { ...embeddedIn(folder), SMTP_LISTEN: 'off' };
const cluster = join(folder, 'postgres');
const half = `${cluster}.upgrade`;
const orphans = new Set<number>();
let before: State;
let cookie: string;

beforeAll(async () => {
  // So many rows that copying them takes seconds.
  const manyRows = `
    insert into touchpoints.interaction (workspace, customer, occurred_at, received_at, channel, touchpoint, direction, kind, actor_kind)
    select workspace, customer, occurred_at, received_at, channel, touchpoint, direction, kind, actor_kind
    from (select * from touchpoints.interaction limit 100) template, generate_series(1, 3000)`;
  ({ state: before, cookie } = await formerInstallation(folder, (url) => rowsAt(url, manyRows)));
});

test.each<[string, () => boolean | Promise<boolean>]>([
  ['the new cluster is made', () => readdirSync(folder).some((name) => name.startsWith('postgres.upgrade.new-'))],
  ['the old server starts', () => runs(cluster)],
  ['the new server starts', () => runs(half)],
  ['rows are on their way', rowsAreOnTheirWay],
  ['rows are on their way again', rowsAreOnTheirWay],
])('kill -9 while %s leaves the old data in its place', async (_when, isNow) => {
  const { child, told } = start(['stats', '--workspace', 'Acme'], environment);
  const ended = once(child, 'close');
  try {
    await until(() => child.exitCode !== null || isNow(), 'it is that far', 120);
    expect({ code: child.exitCode, said: told.said }).toEqual({ code: null, said: expect.any(String) });
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  for (const each of [cluster, half]) if (runs(each)) orphans.add(processOf(join(each, 'postmaster.pid'))!);
  expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8')).toBe('17\n');
});

test('let alone, the next start brings everything over, and nothing is left of the others', async () => {
  expect(orphans.size).toBeGreaterThan(2);
  const { code, said } = await command(['stats', '--workspace', 'Acme'], environment);
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/delete \S+\/postgres-17 when all is well/) });
  expect([...orphans].filter(lives)).toEqual([]);
  expect(readdirSync(folder).filter((name) => /upgrade/.test(name))).toEqual([]);
  expect(await stateIn(folder)).toEqual(before);
});

test('the product runs on it, and who was signed in stays so', async () => {
  const server = await serveProduct(environment);
  const { session } = await client(server.url, { cookie }).call(whoAmI, {});
  expect(session?.user.email).toBe(ada.email);
  expect(await server.end()).toBe(0);
});

function runs(place: string): boolean {
  return lives(processOf(join(place, 'postmaster.pid')) ?? 0);
}

async function rowsAreOnTheirWay(): Promise<boolean> {
  if (!runs(half)) return false;
  const port = readFileSync(join(half, 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim();
  const busy = `select from pg_stat_activity where application_name = 'throughline upgrade' and query like 'copy touchpoints.interaction %'`;
  return (await rowsAt(`postgres://throughline:${password}@127.0.0.1:${port}/postgres`, busy)).length > 0;
}
