import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase, realWorld, urlAs, type Database, type World } from '#platform';
import { atEnd } from './at-end.ts';
import { onDatabase, passwords, template, testLog } from './template.ts';

export { testLog, testSecret } from './template.ts';

export interface TestDatabase {
  ownerUrl: string;
  urls: { app: string; dispatcher: string };
  database: Database;
  /** A pool of the owner, which no policy holds: for looking behind the product. */
  owner: pg.Pool;
}

/** A database of its own for one test file, dropped at its end. */
export async function testDatabase(world: World = realWorld()): Promise<TestDatabase> {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('the test run has no PostgreSQL: run tests with vitest');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await cloneTemplate(admin, name);
  const ownerUrl = onDatabase(url, name);
  const urls = {
    app: urlAs(ownerUrl, 'throughline_app', passwords.app),
    dispatcher: urlAs(ownerUrl, 'throughline_dispatcher', passwords.dispatcher),
  };
  const database = openDatabase({ urls, world, log: testLog, connections: 9 });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c timezone=UTC' });
  owner.on('error', () => undefined);
  atEnd(async () => {
    await database.close();
    await owner.end();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  return { ownerUrl, urls, database, owner };
}

/** The address of an empty database, dropped at the end of the file: for what a restore fills. */
export async function emptyDatabase(): Promise<string> {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('the test run has no PostgreSQL: run tests with vitest');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${name}`);
  atEnd(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  return onDatabase(url, name);
}

/** Two clones at the same moment get into each other's way, as the template may have no visitor. */
async function cloneTemplate(admin: pg.Pool, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await admin.query(`create database ${name} template ${template} strategy file_copy`);
      return;
    } catch (error) {
      if (attempt === 40 || !/being accessed|already exists/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** A workspace for a test that needs nothing of people: rows stand under this id. */
export function someWorkspace(): string {
  return crypto.randomUUID();
}
