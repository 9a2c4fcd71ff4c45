import type { App } from '#platform';
import { fetchPicture, type Picture } from './fetch-picture.ts';

type Kept = { picture: Promise<Picture>; until: number; size: number };

const keptFor = 10 * 60_000;
const failedFor = 60_000;
const mostBytes = 32 * 1024 * 1024;
const mostAtOnce = 24;
const mostKept = 500;

type Shelf = { kept: Map<string, Kept>; busy: number };
const shelves = new WeakMap<App, Shelf>();

function shelfOf(app: App): Shelf {
  const shelf = shelves.get(app) ?? { kept: new Map(), busy: 0 };
  shelves.set(app, shelf);
  return shelf;
}

/** The oldest go first; those on their way have no size yet. */
function makeRoom({ kept }: Shelf, now: number): void {
  let size = 0;
  for (const [, each] of kept) size += each.size;
  for (const [key, each] of kept) {
    if (each.until > now && size <= mostBytes && kept.size <= mostKept) continue;
    size -= each.size;
    kept.delete(key);
  }
}

/** A picture of the web for one workspace, fetched once and kept for ten minutes; undefined while too many are on their way. */
export async function keptPicture(app: App, workspace: string, address: string): Promise<Picture | undefined> {
  const shelf = shelfOf(app);
  const now = Date.now();
  makeRoom(shelf, now);
  const key = `${workspace} ${address}`;
  const there = shelf.kept.get(key);
  if (there !== undefined) return await there.picture;
  if (shelf.busy >= mostAtOnce) return undefined;
  shelf.busy += 1;
  const entry: Kept = { picture: fetchPicture(app.world, address), until: now + failedFor, size: 0 };
  shelf.kept.set(key, entry);
  try {
    const picture = await entry.picture;
    entry.size = picture.bytes.length;
    entry.until = now + keptFor;
    return picture;
  } finally {
    shelf.busy -= 1;
  }
}
