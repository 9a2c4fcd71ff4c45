import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLog } from '#platform';
import { startEmbedded } from '../../server/platform/postgres/index.ts';

export interface Product {
  readonly url: string;
  /** As the owner, whom no policy holds. */
  ownerUrl: string;
  readonly processId: number;
  /** What PostgreSQL says. */
  readonly postgresLog: string;
  stop(): Promise<void>;
  /** Ends the server without a word (SIGKILL) and starts it again. */
  kill(): Promise<void>;
  /** Ends PostgreSQL without a word; it is started again by itself. */
  killPostgres(): void;
}

const root = resolve(import.meta.dirname, '../..');

async function startServer(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'server/main/cli.ts'), 'serve'],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return { child, url: await readyUrl(child) };
}

/** While PostgreSQL is just coming back a server does not start: whoever runs it starts it again. */
async function startPatiently(environment: Record<string, string>): ReturnType<typeof startServer> {
  for (let attempt = 1; ; attempt++)
    try {
      return await startServer(environment);
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

/**
 * The product in a process of its own with the embedded databases as they come, on a fresh data folder; or on one that is named, which
 * is made where it is not there, and kept.
 */
export async function startProduct(more: Record<string, string> = {}, kept?: string): Promise<Product> {
  const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'throughline-bench-')) : resolve(kept);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres-home'), log: openLog('fatal') });
  const environment = {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: postgres.url,
    PORT: '0',
    SMTP_LISTEN: 'off',
    DNS_SERVERS: '127.0.0.1:9',
    LOG_LEVEL: 'error',
    ...more,
  };
  let server = await startServer(environment);
  return {
    get url() {
      return server.url;
    },
    ownerUrl: postgres.url,
    get processId() {
      return server.child.pid ?? 0;
    },
    postgresLog: join(folder, 'postgres-home/postgres.log'),
    async kill() {
      await end(server.child, 'SIGKILL');
      server = await startPatiently(environment);
    },
    killPostgres: () => process.kill(postgres.pid, 'SIGKILL'),
    async stop() {
      await end(server.child, 'SIGTERM');
      await postgres.stop();
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
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
