import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listChatAccounts } from '#core/contract/chat.ts';
import { createSource } from '#core/contract/tracking.ts';
import { firstOwner } from '#people';
import { openLog, readConfig, realWorld, startEmbedded } from '#platform';
import { backup, loadDemo, packageVersion, serve } from '#main';
import { ownerClient } from './client.ts';
import { until } from './until.ts';

/**
 * Makes the filled backup of this version that every later version must be able to take in (upgrade.test.ts):
 * `node_modules/.bin/node test/make-backup-fixture.ts`, once for each release. A fixture that was released is never made again.
 */
const secret = 'the-master-key-of-all-tests-0123456789';
const target = join(import.meta.dirname, 'fixtures', `backup-${packageVersion}.tar.gz`);
const folder = mkdtempSync(join(tmpdir(), 'throughline-fixture-'));
chmodSync(folder, 0o755);

const postgres = await startEmbedded({ dataDir: join(folder, 'postgres-home'), log: openLog('warn') });
const environment = { DATA_DIR: join(folder, 'data'), DATABASE_URL: postgres.url, SECRET_KEY: secret };
const config = readConfig({ ...environment, PORT: '0', SMTP_LISTEN: 'off', LOG_LEVEL: 'warn' });
const { app, url, urls, close } = await serve(config, realWorld(config));
try {
  const owner = await ownerClient(url);
  const { writeKey } = await owner.call(createSource, { name: 'Shop', kind: 'server' });
  await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      writeKey,
      batch: [
        { type: 'identify', userId: 'ann', traits: { email: 'ann@customers.example' }, messageId: 'one' },
        { type: 'track', event: 'Order Completed', userId: 'ann', messageId: 'two' },
        { type: 'track', userId: 'ann', messageId: 'three' },
      ],
    }),
  });
  const founder = await firstOwner(app);
  await loadDemo({ app, owner: founder!, progress: () => undefined, customers: 12 });
  await until(
    async () => (await owner.call(listChatAccounts, {})).items.length > 0,
    'the company has its chat box',
    90,
  );
  const { tables } = await backup(target, {
    ownerUrl: urls.owner,
    filesFolder: app.files.folder,
    config,
    keyring: app.keyring,
    progress: () => undefined,
  });
  process.stdout.write(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows in ${target}\n`);
} finally {
  await close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
