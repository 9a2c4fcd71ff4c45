import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { commands } from '#main';
import { Command } from 'commander';
import { testDatabase } from '#test/database.ts';
import { command, runningOn, type Environment } from '#test/product.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** What cannot be: one clear sentence, exit code 1, no stack trace; and what every command line has. */
const data = await testDatabase();
const environment: Environment = { ...runningOn(data.ownerUrl), SMTP_LISTEN: 'off' };

async function refusal(args: string[], more: Environment): Promise<string> {
  const { code, out, said } = await command(args, { ...environment, ...more });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(said).not.toMatch(/\n\s+at |Error:/);
  return said.trim();
}

test('wrong settings are listed all at once, with what is expected', async () => {
  const wrong = { PORT: 'http', SMTP_LISTEN_PORT: '70000', PUBLIC_URL: 'acme.example', SECRET_KEY: 'short', HOST: '' };
  const said = await refusal(['serve'], {
    ...wrong,
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://x',
    TRUST_PROXY: 'maybe',
    DNS_SERVERS: 'dns.example',
  });
  expect(said.split('\n')[0]).toBe('These settings cannot be used:');
  for (const name of [
    'PORT',
    'SMTP_LISTEN_PORT',
    'PUBLIC_URL',
    'SECRET_KEY',
    'LOG_LEVEL',
    'DATABASE_URL',
    'TRUST_PROXY',
    'DNS_SERVERS',
  ])
    expect(said).toMatch(new RegExp(`^ {2}${name} is ".+" but must be .{3,}$`, 'm'));
  expect(said).not.toMatch(/HOST/);
});

test('a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await refusal(['serve'], { PORT: String(port) })).toBe(
    `Port ${port} is in use by another program. Stop that one, or choose another by PORT.`,
  );
});

test('an address that this machine does not have', async () => {
  expect(await refusal(['serve'], { HOST: '203.0.113.7' })).toBe('HOST 203.0.113.7 is not an address of this machine.');
});

test('a database that does not answer', async () => {
  expect(await refusal(['stats'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatch(
    /^The PostgreSQL of DATABASE_URL cannot be reached: [^\n]+$/,
  );
});

test('a data folder that is a file', async () => {
  expect(await refusal(['stats'], { DATA_DIR: '/dev/null' })).toMatch(
    /^The data folder \/dev\/null cannot be used: [^\n]+$/,
  );
});

test('another master key than the data was written with', async () => {
  await command(['stats'], environment);
  expect(await refusal(['stats'], { SECRET_KEY: 'another-master-key-that-is-long-enough-00' })).toMatch(
    /^The master key does not fit this data: give SECRET_KEY [^\n]+$/,
  );
});

test('data of a newer version is left as it is', async () => {
  await data.owner.query(
    `insert into platform_migration (domain, file, checksum) values ('desk', '9999-later.sql', 'x')`,
  );
  const said = await refusal(['serve'], {});
  expect(said).toMatch(/^This data was written by a newer version of Throughline \(it knows desk\/9999-later\.sql\)\./);
  expect(said).not.toMatch(/\n/);
  await data.owner.query(`delete from platform_migration where file = '9999-later.sql'`);
});

test('a command that does not exist, an option that is missing', async () => {
  expect(await refusal(['fly'], {})).toMatch(/^error: unknown command 'fly'/);
  expect(await refusal(['source', 'create'], {})).toMatch(/^error: required option '--name <name>' not specified/);
});

test('the version, as the package has it', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  for (const option of ['--version', '-V'])
    expect(await command([option], environment)).toEqual({ code: 0, out: `${version}\n`, said: '' });
});

test('every command explains itself', () => {
  const program = new Command('throughline');
  for (const add of commands) add(program);
  const walk = (each: Command): Command[] => [each, ...each.commands.flatMap(walk)];
  const all = program.commands.flatMap(walk);
  expect(all.filter((each) => each.description() === '').map((each) => each.name())).toEqual([]);
  const names = new Set(all.map((each) => [each.parent?.name(), each.name()].join(' ')));
  for (const name of [
    ...['throughline serve', 'throughline setup', 'source create', 'api-key create', 'throughline import', 'demo load'],
    ...['demo clear', 'analytics rebuild', 'throughline backup', 'throughline restore', 'workspace create'],
    ...['erase customer', 'throughline stats', 'throughline doctor'],
  ])
    expect(names).toContain(name);
  for (const each of all) expect(each.helpInformation()).toMatch(/--help/);
});
