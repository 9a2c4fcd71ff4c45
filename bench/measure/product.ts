import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLog } from '#platform';
import { startEmbedded } from '../../server/platform/postgres/index.ts';

export interface Product {
  url: string;
  /** As the owner, whom no policy holds. */
  ownerUrl: string;
  processId: number;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** The product in a process of its own on a fresh data folder, with the embedded databases as they come. */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres-home'), log: openLog('error') });
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'server/main/cli.ts'), 'serve'],
    {
      cwd: root,
      env: {
        ...process.env,
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: postgres.url,
        PORT: '0',
        SMTP_LISTEN: 'off',
        DNS_SERVERS: '127.0.0.1:9',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await readyUrl(child);
  return {
    url,
    ownerUrl: postgres.url,
    processId: child.pid ?? 0,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const url = /Throughline is ready at (\S+)/.exec(said)?.[1];
      if (url !== undefined) found(url);
    });
    child.once('exit', (code) => failed(new Error(`the product stopped with ${code}: ${said}`)));
  });
}
