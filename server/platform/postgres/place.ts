import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnterParent, canReach } from './reach.ts';
import type { OsUser } from './os-user.ts';
import { startProblem } from '../start-problem.ts';

/**
 * The folder of the database: DATA_DIR/postgres. Where PostgreSQL's own OS user may not enter DATA_DIR
 * (a clone under /root, say), that name is a symbolic link to a folder it can reach.
 */
export function placeOfData(dataDir: string, user: OsUser): string {
  const place = join(resolve(dataDir), 'postgres');
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) return linked(place);
  if (canEnterParent(user, place)) return place;
  if (stats) {
    throw startProblem(
      `As root, PostgreSQL runs as the OS user throughline-pg, which may not enter ${resolve(dataDir)}: open the folders on the way to it (chmod o+x), or start as the user the data belongs to.`,
    );
  }
  // A new name each time: whoever removed DATA_DIR wants to begin anew, not to find the old rows again.
  const elsewhere = mkdtempSync(join(sharedFolder(user), 'data-'));
  chmodSync(elsewhere, 0o755);
  writeFileSync(join(elsewhere, 'belongs-to'), `${place}\n`);
  symlinkSync(join(elsewhere, 'postgres'), place);
  return join(elsewhere, 'postgres');
}

/** Where the database of a data folder stands, for one who only looks. */
export function realPlace(dataDir: string): string {
  const place = join(resolve(dataDir), 'postgres');
  return existsSync(place) ? realpathSync(place) : place;
}

function linked(place: string): string {
  const target = resolve(place, '..', readlinkSync(place));
  if (existsSync(join(target, '..'))) return target;
  throw startProblem(
    `${place} points to ${target}, which is gone: bring that folder back, or remove the link to begin anew.`,
  );
}

/** A folder of root's that every user can enter: for PostgreSQL's data when the clone is closed to others. */
function sharedFolder(user: OsUser): string {
  for (const folder of ['/var/lib/throughline', '/opt/throughline', '/var/tmp/throughline']) {
    if (makeOpen(folder) && canReach(user, folder)) return folder;
  }
  throw startProblem(
    'As root, PostgreSQL runs as its own OS user, and no folder was found that this user can reach: make /var/lib/throughline with mode 0755, or set DATABASE_URL.',
  );
}

function makeOpen(folder: string): boolean {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o755);
    }
    // Only root may own it: programs that another user could change must not run.
    return lstatSync(folder).uid === 0 && lstatSync(folder).isDirectory();
  } catch {
    return false;
  }
}
