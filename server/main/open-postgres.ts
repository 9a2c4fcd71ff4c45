import pg from 'pg';
import { masterKeys, openKeyring, startEmbedded, startProblem, type Config, type Logger } from '#platform';
import { carryOver } from './backup/carry-over.ts';
import { progressLine } from './commands/progress.ts';
import { rolePasswords } from './role-passwords.ts';

interface Options {
  config: Config;
  dataDir: string;
  log: Logger;
}

interface OpenedPostgres {
  /** As the owner, on the product's database. */
  url: string;
  close(): Promise<void>;
}

const databaseName = 'throughline';

/** The PostgreSQL of the settings, or the embedded one of the data folder, which only one process may use at a time. */
export async function openPostgres({ config, dataDir, log }: Options): Promise<OpenedPostgres> {
  if (config.databaseUrl !== undefined)
    return { url: await reachable(config.databaseUrl), close: async () => undefined };
  const embedded = await startEmbedded({
    dataDir,
    log,
    carryOver: (from, to) => move({ from, to }, { config, dataDir, log }),
  });
  try {
    return { url: await ownDatabase(embedded.url), close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function reachable(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    if (rows[0]!.version < 18)
      throw startProblem(`DATABASE_URL leads to PostgreSQL ${rows[0]!.version}, but version 18 or newer is needed.`);
    return url;
  } catch (error) {
    if (error instanceof Error && /PostgreSQL \d+, but/.test(error.message)) throw error;
    throw startProblem(
      `The PostgreSQL of DATABASE_URL cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Everything of an older PostgreSQL goes into an empty newer one. */
async function move(urls: { from: string; to: string }, { config, dataDir, log }: Options): Promise<void> {
  const passwords = rolePasswords(openKeyring(await masterKeys(config.secretKey, dataDir)));
  const line = progressLine();
  const [from, to] = [onDatabase(urls.from), await ownDatabase(urls.to)];
  await carryOver({ from, to }, { passwords, log, progress: line.show }).finally(line.end);
}

async function ownDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rows.length === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
  return onDatabase(url);
}

function onDatabase(url: string): string {
  const own = new URL(url);
  own.pathname = `/${databaseName}`;
  return own.href;
}
