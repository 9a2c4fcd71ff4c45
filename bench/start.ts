import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, report } from './measure/report.ts';

const root = resolve(import.meta.dirname, '..');
const runs = 3;
const idleSeconds = 15;

/** Seconds from the command to the line that it is ready, on an empty folder and on one with data; memory of each process when idle. */
export async function run(): Promise<void> {
  const [empty, again]: [number[], number[]] = [[], []];
  let memory = { server: 0, postgres: 0, analytics: 0 };
  for (let at = 0; at < runs; at++) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
    chmodSync(folder, 0o755);
    const first = await start(folder);
    empty.push(first.seconds);
    await first.stop();
    const second = await start(folder);
    again.push(second.seconds);
    if (at === runs - 1) {
      await sleep(idleSeconds * 1000);
      memory = memoryOf(second.child.pid ?? 0);
    }
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const { server, postgres, analytics } = memory;
  report({
    bench: 'start',
    figures: {
      emptyFolderSeconds: round(percentile(empty, 0.5)),
      withDataSeconds: round(percentile(again, 0.5)),
      idleMegabytes: server + postgres + analytics,
      idleServerMegabytes: server,
      idlePostgresMegabytes: postgres,
      idleAnalyticsMegabytes: analytics,
    },
    limits: { readySeconds: 10, idleMegabytes: 900 },
  });
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100;

interface Started {
  child: ChildProcess;
  seconds: number;
  stop(): Promise<void>;
}

async function start(folder: string): Promise<Started> {
  const begun = performance.now();
  const child = spawn(join(root, 'bin/throughline'), ['serve'], {
    env: {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      SMTP_LISTEN_PORT: '0',
      DNS_SERVERS: '127.0.0.1:9',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('Throughline is ready at')) ready();
    });
    child.once('exit', (code) => failed(new Error(`the product stopped with ${code}`)));
  });
  return {
    child,
    seconds: (performance.now() - begun) / 1000,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Proportional memory (PSS) in megabytes: pages that several processes share count once. */
function memoryOf(pid: number): { server: number; postgres: number; analytics: number } {
  const below = descendants(pid);
  const sum = (which: (command: string) => boolean) =>
    Math.round(below.filter(({ command }) => which(command)).reduce((all, each) => all + each.megabytes, 0));
  const isPostgres = (command: string) => /postgres/.test(command);
  const isAnalytics = (command: string) => /analytics/.test(command);
  return {
    server: Math.round(processMemory(pid)) + sum((command) => !isPostgres(command) && !isAnalytics(command)),
    postgres: sum(isPostgres),
    analytics: sum((command) => isAnalytics(command) && !isPostgres(command)),
  };
}

function descendants(pid: number): Array<{ command: string; megabytes: number }> {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const status = text(`/proc/${entry}/stat`);
    const parent = /\) \S (\d+)/.exec(status)?.[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const isBelow = (one: number | undefined): boolean => one !== undefined && (one === pid || isBelow(parents.get(one)));
  return [...parents.keys()]
    .filter((one) => one !== pid && isBelow(parents.get(one)))
    .map((one) => ({ command: text(`/proc/${one}/cmdline`).replaceAll('\0', ' '), megabytes: processMemory(one) }));
}

function processMemory(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(text(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
