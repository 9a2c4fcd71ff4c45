import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testAnalyticsUrl } from './analytics.ts';
import { atEnd } from './at-end.ts';
import { testSecret } from './template.ts';
import { until } from './until.ts';

/** The product as a user runs it: through its launcher, in processes of its own. */
const launcher = new URL('../bin/throughline', import.meta.url).pathname;

export type Environment = Record<string, string>;

/** A DNS server that is not there: what a test starts asks nobody outside. */
export const noDns: Environment = { DNS_SERVERS: '127.0.0.1:9' };

export interface Outcome {
  code: number | null;
  out: string;
  /** What was said on the side: progress, problems. */
  said: string;
}

/** Begins a command; it goes on by itself. */
export function start(
  args: string[],
  environment: Environment,
  input = '',
): { child: ChildProcess; told: { out: string; said: string } } {
  const child = spawn(launcher, args, {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...noDns, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A command that ends without reading it is a good one, too.
  child.stdin.on('error', () => undefined).end(input);
  const told = { out: '', said: '' };
  child.stdout.on('data', (bytes: Buffer) => (told.out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (told.said += bytes.toString()));
  return { child, told };
}

/** Runs one command to its end; the input is what somebody types or pipes into it. */
export async function command(args: string[], environment: Environment, input?: string): Promise<Outcome> {
  const { child, told } = start(args, environment, input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...told };
}

/** Runs a command that must end well and answers what it prints with `--json`. */
export async function commandJson(args: string[], environment: Environment): Promise<Record<string, unknown>> {
  const { code, out, said } = await command([...args, '--json'], environment);
  if (code !== 0) throw new Error(`throughline ${args.join(' ')} ended with ${code}: ${out}${said}`);
  return JSON.parse(out) as Record<string, unknown>;
}

export interface Server {
  url: string;
  pid: number;
  told: { out: string; said: string };
  /** Ends it with a signal and answers its exit code; again answers the same. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts `throughline serve` and waits until it is ready; killed at the end of the file when it still runs. */
export async function serveProduct(environment: Environment): Promise<Server> {
  const { child, told } = start(['serve'], environment);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const end: Server['end'] = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  atEnd(() => end('SIGKILL'));
  const url = await Promise.race([
    until(() => /Throughline is ready at (\S+)/.exec(told.out)?.[1], 'the server is ready', 90),
    ended.then((code) => Promise.reject(new Error(`the server ended with ${code}: ${told.out}${told.said}`))),
  ]);
  return { url, pid: child.pid!, told, end };
}

/** A folder for data, removed at the end of the file with the Postgres that a killed server may have left in it. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-data-'));
  // As root the embedded Postgres runs as a user of its own, who must get in.
  chmodSync(folder, 0o755);
  atEnd(async () => {
    for (const cluster of ['postgres', 'postgres.upgrade'])
      await stopProcessOf(join(folder, cluster, 'postmaster.pid'));
    await stopProcessOf(join(folder, 'analytics', 'process'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

async function stopProcessOf(file: string): Promise<void> {
  const pid = processOf(file);
  if (pid === undefined || !lives(pid)) return;
  process.kill(pid, file.endsWith('.pid') ? 'SIGQUIT' : 'SIGKILL');
  await until(() => !lives(pid), `process ${pid} is gone`);
}

/** The process that a file of the data folder names. */
export function processOf(file: string): number | undefined {
  try {
    return Number(/^\d+/.exec(readFileSync(file, 'utf8'))?.[0]);
  } catch {
    return undefined;
  }
}

/** Whether a process lives and is not a mere entry that nobody has waited for. */
export function lives(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The settings of a product on the embedded defaults in this folder. */
export const embeddedIn = (folder: string): Environment => ({
  ...noDns,
  DATA_DIR: folder,
  PORT: '0',
  SMTP_LISTEN_PORT: '0',
});

/** The settings of a product on this database and the run's shared analytics, with a folder of its own. */
export const runningOn = (databaseUrl: string): Environment => ({
  DATA_DIR: dataFolder(),
  DATABASE_URL: databaseUrl,
  CLICKHOUSE_URL: testAnalyticsUrl(),
  SECRET_KEY: testSecret,
  PORT: '0',
  SMTP_LISTEN_PORT: '0',
});

/** The arguments that set up a company with Ada as its owner. */
export const setUpArguments = [
  'setup',
  ...['--company', 'Acme', '--name', 'Ada Lovelace', '--email', 'ada@example.com'],
  ...['--password', 'correct horse battery', '--zone', 'Europe/Berlin'],
];
