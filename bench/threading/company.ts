import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import pg from 'pg';
import { serve } from '#main';
import { allWorkspaces } from '#people';
import { openLog, readConfig, type App } from '#platform';
import { ownerClient } from '#test/client.ts';
import { testWorld } from '#test/world.ts';
import { startEmbedded } from '../../server/platform/postgres/index.ts';

export interface Company {
  app: App;
  workspace: string;
  account: string;
  stop(): Promise<void>;
}

/** The product in this process on fresh databases, with one mailbox. Nobody outside is asked for anything. */
export async function startCompany(): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres-home'), log: openLog('fatal') });
  await hurry(postgres.url);
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: postgres.url,
    PORT: '0',
    SMTP_LISTEN: 'off',
    LOG_LEVEL: 'error',
  });
  const serving = await serve(config, testWorld());
  const owner = await ownerClient(serving.url);
  const settings = { address: 'desk@shop.example', senderName: 'The Shop' };
  const { id } = await owner.call(createMailAccount, { name: 'Desk', settings });
  const [workspace = ''] = await allWorkspaces(serving.app);
  return {
    app: serving.app,
    workspace,
    account: plainId('chn', id) ?? '',
    async stop() {
      await serving.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
