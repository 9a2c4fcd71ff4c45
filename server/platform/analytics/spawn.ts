import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Address } from './client.ts';
import { writeClaim } from './left-behind.ts';

/** A started engine: where it answers, and when it has ended. */
export interface RunningEngine {
  pid: number;
  address: Address;
  ended: Promise<void>;
  /** Lets running statements end (3 s), then the process. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('engine/main.ts', import.meta.url));
const ready = z.object({ port: z.int() });
const startSeconds = 30;

/** Starts the engine of a folder as a child process. Throws with what it had to say when it does not come up. */
export async function spawnEngine(folder: string): Promise<RunningEngine> {
  const child = fork(program, [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: process.env['TMPDIR'],
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      // Each running statement holds one of these.
      UV_THREADPOOL_SIZE: '16',
    },
  });
  const said = lastWords(child);
  const ended = once(child, 'exit').then(() => undefined);
  child.on('error', () => undefined);
  if (child.pid === undefined) throw new Error('The analytics process could not be started.');
  writeClaim(folder, child.pid);
  const password = randomBytes(24).toString('base64url');
  child.send({ do: 'open', folder, password });
  const port = await portOf(child);
  if (port === undefined) {
    child.kill('SIGKILL');
    await ended;
    throw new Error(`The analytics process did not come up: ${said() || 'it ended without a word'}`);
  }
  return {
    pid: child.pid,
    address: { url: `http://127.0.0.1:${port}`, password },
    ended,
    stop: () => stopChild(child, ended),
  };
}

async function portOf(child: ChildProcess): Promise<number | undefined> {
  const given = Promise.withResolvers<number | undefined>();
  child.once('message', (message) => given.resolve(ready.parse(message).port));
  child.once('exit', () => given.resolve(undefined));
  const limit = setTimeout(() => given.resolve(undefined), startSeconds * 1000);
  const port = await given.promise;
  clearTimeout(limit);
  return port;
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.send({ do: 'stop' }, () => undefined);
  const limit = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(limit);
}

/** What the child wrote last, at most 4 KB; without reading it the child would stand still once the pipe is full. */
function lastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4096)));
  return () => words.trim();
}
