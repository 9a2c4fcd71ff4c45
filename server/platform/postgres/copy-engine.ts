import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Copies PostgreSQL's programs, by hard links where they may be: these cost no room and outlive node_modules. The copy
 * stands in its place only when it is whole, and every OS user can run it.
 */
export function copyEngine(native: string, place: string): void {
  const half = `${place}.new`;
  for (const old of [half, place]) rmSync(old, { recursive: true, force: true });
  makeFolder(half);
  for (const entry of readdirSync(native, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(half, relative(native, from));
    if (entry.isDirectory()) makeFolder(to);
    else if (entry.isFile()) linkOrCopy(from, to);
  }
  makeLinks(half);
  renameSync(half, place);
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

function linkOrCopy(from: string, to: string): void {
  // npm under a strict umask leaves files that only its own user may read.
  const wanted = basename(join(from, '..')) === 'bin' ? 0o755 : 0o644;
  if ((statSync(from).mode & wanted) === wanted && link(from, to)) return;
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  chmodSync(to, wanted);
}

/** Another file system, or files of another OS user, cannot be linked. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** npm packages hold no symbolic links: the package lists them and makes them in a script that may not have run. */
export function makeLinks(native: string): boolean {
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))) {
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
