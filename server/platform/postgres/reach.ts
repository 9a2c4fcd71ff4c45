import { lstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import { chown, lchown } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { OsUser } from './os-user.ts';

/** Whether the user may enter every folder on the way to the path, and read (or run) what stands there. */
export function canReach(user: OsUser, path: string): boolean {
  if (user === undefined) return true;
  let folder = resolve(path);
  if (!allows(user, statSync(folder), 0o5)) return false;
  while (folder !== dirname(folder)) {
    folder = dirname(folder);
    if (!allows(user, statSync(folder), 0o1)) return false;
  }
  return true;
}

/** Whether the user may enter the folder that holds the path, which itself need not stand yet. */
export function canEnterParent(user: OsUser, path: string): boolean {
  let folder = resolve(path);
  while (user !== undefined && folder !== dirname(folder)) {
    folder = dirname(folder);
    if (!allows(user, statSync(folder), 0o1)) return false;
  }
  return true;
}

function allows(user: { uid: number; gid: number }, stats: Stats, bits: number): boolean {
  if (stats.uid === user.uid) return ((stats.mode >> 6) & bits) === bits;
  if (stats.gid === user.gid) return ((stats.mode >> 3) & bits) === bits;
  return (stats.mode & bits) === bits;
}

/** Gives a folder with all it holds to the user, unless it is already theirs. */
export async function giveTo(user: OsUser, folder: string): Promise<void> {
  if (user === undefined || lstatSync(folder).uid === user.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    await lchown(join(folder, entry), user.uid, user.gid);
  }
  // The folder itself last: an interrupted hand-over begins again.
  await chown(folder, user.uid, user.gid);
}
