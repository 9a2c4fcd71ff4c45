import { comparePositions, type Position } from '../events/position.ts';
import type { Entry } from './message.ts';

/** The newest events of one workspace, in memory: every screen that comes back from a short absence reads them here. */
export interface Tail {
  /** Number of the entry that comes next. */
  readonly end: number;
  /** The newest place that is known here. */
  readonly last: Position;
  /** Everything after this place is kept. */
  readonly since: Position;
  readonly size: number;
  add(entry: Entry): void;
  /** Number of the first entry after a place; undefined when it reaches further back than what is kept. */
  after(place: Position): number | undefined;
  /** The entries from a number on; undefined when the first of them is no longer kept. */
  from(number: number): readonly Entry[] | undefined;
  /** Forgets the older half. */
  halve(): void;
}

/** A tail that knows of everything after `start`. */
export function openTail(start: Position, most: number): Tail {
  let entries: Entry[] = [];
  let first = 0;
  let since = start;
  const forget = (count: number) => {
    since = entries[count - 1]?.place ?? since;
    entries = entries.slice(count);
    first += count;
  };
  return {
    get end() {
      return first + entries.length;
    },
    get last() {
      return entries.at(-1)?.place ?? since;
    },
    get since() {
      return since;
    },
    get size() {
      return entries.length;
    },
    add(entry) {
      // A slice at a time: moving all of them for each new one would cost more than the memory.
      if (entries.length >= most) forget(Math.ceil(most / 2));
      entries.push(entry);
    },
    after(place) {
      if (comparePositions(place, since) < 0) return undefined;
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (comparePositions(entries[middle]!.place, place) <= 0) low = middle + 1;
        else high = middle;
      }
      return first + low;
    },
    from(number) {
      return number < first ? undefined : entries.slice(number - first);
    },
    halve: () => forget(Math.ceil(entries.length / 2)),
  };
}

/** The tails of all workspaces of a process; together they keep at most so many entries. */
export interface Tails {
  of(workspace: string): Tail;
  add(entry: Entry): void;
}

interface Bounds {
  each: number;
  together: number;
}

export function openTails(start: Position, { each, together }: Bounds): Tails {
  const tails = new Map<string, Tail>();
  let kept = 0;
  const of = (workspace: string) => {
    const known = tails.get(workspace) ?? openTail(start, each);
    tails.set(workspace, known);
    return known;
  };
  return {
    of,
    add(entry) {
      of(entry.message.workspace).add(entry);
      if (++kept <= together) return;
      kept = 0;
      for (const tail of tails.values()) {
        tail.halve();
        kept += tail.size;
      }
    },
  };
}
