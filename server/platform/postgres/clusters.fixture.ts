import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { isStartProblem } from '../start-problem.ts';
import { startEmbedded, type Embedded } from './index.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const started: Embedded[] = [];
const folders: string[] = [];

/** Stops the servers and removes the folders of each test of the file that asks for it. */
export function cleanUpEach(): void {
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
}

/** This folder goes when the test is over. */
export function removeLater(folder: string): void {
  folders.push(folder);
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  // As root the embedded Postgres runs as a user of its own, who must get in.
  chmodSync(folder, 0o755);
  removeLater(folder);
  return folder;
}

type Ways = Partial<Pick<Parameters<typeof startEmbedded>[0], 'settings' | 'carryOver'>>;

/** Starts the embedded PostgreSQL, which need not survive the machine. */
export async function start(dataDir: string, ways: Ways = {}): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log: quiet, settings: { fsync: 'off' }, ...ways });
  started.push(server);
  return server;
}

/** The sentence with which starting is refused. */
export async function sentenceOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  expect(isStartProblem(error)).toBe(true);
  return error instanceof Error ? error.message : '';
}
