import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openApp } from '#main';
import { setupCompany } from '#people';
import { openLog, readConfig, sql, type App } from '#platform';
import { testWorld } from '#test/world.ts';
import { startEmbedded } from '../../server/platform/postgres/index.ts';

export interface Company {
  app: App;
  workspace: string;
  account: string;
  stop(): Promise<void>;
}

/**
 * The product in this process on a fresh database, with one mailbox; nothing works by itself, so that mails are understood in the
 * order they are given. Nobody outside is asked for anything.
 */
export async function startCompany(): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres-home'), log: openLog('fatal') });
  await hurry(postgres.url);
  const config = readConfig({ DATA_DIR: join(folder, 'data'), DATABASE_URL: postgres.url, LOG_LEVEL: 'error' });
  const { app, close } = await openApp(config, testWorld(), { analytics: 'without' });
  const { workspace } = await setupCompany(app, {
    company: 'Shop',
    zone: 'Europe/Dublin',
    currency: 'EUR',
    language: 'en',
    country: 'IE',
    name: 'Ada',
    email: 'ada@shop.example',
    password: 'correct horse battery',
  });
  return {
    app,
    workspace,
    account: await mailboxOf(app, workspace),
    async stop() {
      await close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function mailboxOf(app: App, workspace: string): Promise<string> {
  const settings = { address: 'desk@shop.example', senderName: 'The Shop' };
  const { id } = await app.database.inWorkspace(workspace, (tx) =>
    tx.one<{ id: string }>(sql`insert into channels.account (kind, name, settings, created_at, updated_at)
      values ('mail', 'Desk', ${JSON.stringify(settings)}::jsonb, ${tx.now}, ${tx.now}) returning id`),
  );
  return id;
}

/** What is measured here is where mails stand, not how fast: PostgreSQL need not wait for the disk. */
async function hurry(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter system set fsync = off');
  await client.query('alter system set synchronous_commit = off');
  await client.query('select pg_reload_conf()');
  await client.end();
}
