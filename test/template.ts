import pg from 'pg';
import { openKeyring, openLog, prepareDatabase } from '#platform';
import { migrationSources } from '#main';

/** The database that every test file's own is cloned from. */
export const template = 'throughline_template';
/** All tests share one master key, since the roles of the database belong to the whole cluster. */
export const testSecret = 'the-master-key-of-all-tests-0123456789';
const keyring = openKeyring([testSecret]);
export const passwords = { app: keyring.derive('database:app'), dispatcher: keyring.derive('database:dispatcher') };
/** Tests see the product's warnings only when they ask for them. */
export const testLog = openLog(process.env['LOG_LEVEL'] ?? 'silent');

/** The address of another database of the same server. */
export function onDatabase(url: string, name: string): string {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
}

/** Makes the template that each test file's database is cloned from; called once per run. */
export async function prepareTemplate(url: string): Promise<void> {
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`drop database if exists ${template}`);
  await admin.query(`create database ${template}`);
  await admin.end();
  await prepareDatabase({ ownerUrl: onDatabase(url, template), passwords, sources: migrationSources, log: testLog });
}
