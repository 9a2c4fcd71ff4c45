import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { adoptOrStop } from './adopt.ts';
import { flushCluster, makeCluster, type Cluster } from './cluster.ts';
import { freeBytes, sizeOf } from './disk.ts';
import { keptEngine, type Engine, type Packaged } from './engine.ts';
import { logFile } from './log-file.ts';
import { readPassword, resetPassword } from './password.ts';
import { urlOf } from './probe.ts';
import { fillingSettings, readingSettings } from './settings.ts';
import { removeStaleFile } from './stale-file.ts';
import { startAnywhere } from './start-server.ts';
import { stopPostmaster } from './stop-process.ts';
import type { Log } from './supervise.ts';
import { halfOf, swap, wholeOf } from './swap.ts';
import { isStartProblem, startProblem } from '../start-problem.ts';

/** Copies everything that is to be kept from the server of an older major version to an empty one: superusers' URLs. */
export type CarryOver = (from: string, to: string) => Promise<void>;

/** What an upgrade begins with. */
interface Older {
  engine: Engine;
  carryOver: CarryOver;
}

/** Room for the log of a filling, and for what the same rows may take more than before. */
const spareBytes = 512 * 1024 ** 2;

/**
 * Whether the data is of an older major version, and how it can be read; undefined when it is of ours or not there yet.
 * Throws one sentence when it cannot be brought to ours; nothing was touched then.
 */
export function checkUpgrade(about: {
  folder: string;
  found: string | undefined;
  packaged: Packaged;
  carryOver: CarryOver | undefined;
}): Older | undefined {
  const { folder, found, packaged, carryOver } = about;
  if (found === undefined || found === packaged.major) return undefined;
  const sentence = `${folder} was made by PostgreSQL ${found}, but this Throughline brings PostgreSQL ${packaged.major}`;
  if (Number(found) > Number(packaged.major) || carryOver === undefined)
    throw startProblem(
      `${sentence}: start the Throughline that made it, run \`throughline backup\`, and restore that backup here. Nothing was changed.`,
    );
  const engine = keptEngine(dirname(folder), found);
  if (engine === undefined)
    throw startProblem(
      `${sentence}, and the programs of PostgreSQL ${found} that could read it are not in ${dirname(folder)} any more: start the former Throughline once (it keeps them there) and then this one, or run its \`throughline backup\` and restore that backup into an empty DATA_DIR. Nothing was changed.`,
    );
  const needed = sizeOf(folder) + spareBytes;
  const free = freeBytes(dirname(folder));
  if (free < needed)
    throw startProblem(
      `${sentence}, and moving it there needs ${megabytes(needed)} of free disk in ${dirname(folder)}, which has ${megabytes(free)}: free some space and start again. Nothing was changed.`,
    );
  return { engine, carryOver };
}

/**
 * Fills a cluster of our major version beside the old one and puts it in its place. The old folder is only read; it
 * stays under another name. Killed at any point, the next start begins anew or finishes.
 */
export async function upgrade(
  cluster: Cluster,
  { from, log, durable }: { from: Older; log: Log; durable: boolean },
): Promise<void> {
  const { folder, engine } = cluster;
  const began = Date.now();
  const versions = { from: from.engine.major, to: engine.major };
  log.warn(versions, `the data is moved to PostgreSQL ${engine.major} now, which may take minutes`);
  const half = { ...cluster, folder: halfOf(folder) };
  await stopServer(folder);
  await clearHalf(folder);
  try {
    await fill({ ...cluster, engine: from.engine }, half, { carryOver: from.carryOver, log, durable });
    if (durable) await flushCluster(half);
  } catch (error) {
    await clearHalf(folder);
    if (isStartProblem(error)) throw error;
    throw startProblem(
      `The data could not be moved from PostgreSQL ${versions.from} to ${versions.to}: ${error instanceof Error ? error.message : String(error)}. It is as it was: start again when that is mended, or start the former Throughline.`,
    );
  }
  const kept = swap(folder, versions.from);
  const seconds = Math.round((Date.now() - began) / 1000);
  log.warn(
    { ...versions, kept, seconds },
    `the data is in PostgreSQL ${engine.major}; delete ${kept} when all is well`,
  );
}

/** What a killed upgrade left behind goes, with its servers. */
export async function clearHalf(folder: string): Promise<void> {
  await stopServer(halfOf(folder));
  for (const each of [halfOf(folder), wholeOf(folder)]) rmSync(each, { recursive: true, force: true });
}

async function stopServer(folder: string): Promise<void> {
  await adoptOrStop(folder, { password: undefined, clusterName: '' });
  await removeStaleFile(folder);
}

async function fill(
  old: Cluster,
  half: Cluster,
  { carryOver, log, durable }: { carryOver: CarryOver; log: Log; durable: boolean },
): Promise<void> {
  const password = readPassword(old.dataDir) ?? resetPassword(old);
  await makeCluster(half, durable);
  const file = logFile(join(old.dataDir, 'postgres.log'));
  const common = { password, logFile: file, log };
  const running: number[] = [];
  try {
    const source = await startAnywhere({ ...common, cluster: old, settings: readingSettings });
    running.push(source.first.pid);
    const target = await startAnywhere({ ...common, cluster: half, settings: fillingSettings });
    running.push(target.first.pid);
    await carryOver(urlOf(source.port, password), urlOf(target.port, password));
    await checkpoint(urlOf(target.port, password));
  } finally {
    for (const pid of running) await stopPostmaster(pid);
  }
}

/** However long it takes: stopping has little to write then. */
async function checkpoint(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('checkpoint').finally(() => client.end());
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en')} MB`;
}
