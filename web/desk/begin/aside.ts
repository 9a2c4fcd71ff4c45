import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { firstWords, isBegun, keepWords, keptWords, noWords, type FirstWords } from './first-words.ts';

// One first message is written at a time. When another one is taken back meanwhile, what was begun is set aside and comes back after it.

const several = z.array(firstWords).catch([]);
let takenBack = 0;
const hearers = new Set<() => void>();

const placeOf = (owner: string) => `throughline.new-mail.${owner}.aside`;

function asideOf(owner: string): FirstWords[] {
  try {
    return several.parse(JSON.parse(localStorage.getItem(placeOf(owner)) ?? '[]'));
  } catch {
    return [];
  }
}

function keepAside(owner: string, all: readonly FirstWords[]): void {
  try {
    if (all.length > 0) localStorage.setItem(placeOf(owner), JSON.stringify(all));
    else localStorage.removeItem(placeOf(owner));
  } catch {
    // storage is forbidden or full: only what is written now is kept
  }
}

/** How many wait behind the one that is written. */
export function howManyAside(owner: string): number {
  return asideOf(owner).length;
}

/** What was sent or discarded makes room for what was set aside last; empty when nothing was. */
export function nextWords(owner: string): FirstWords {
  const [next = noWords, ...rest] = asideOf(owner);
  keepAside(owner, rest);
  keepWords(owner, next);
  return next;
}

/** Puts these words where a first message is written. */
export function putBack(owner: string, words: FirstWords): void {
  const begun = keptWords(owner);
  if (isBegun(begun)) keepAside(owner, [begun, ...asideOf(owner)]);
  keepWords(owner, words);
  takenBack += 1;
  for (const hear of hearers) hear();
}

/** Another number each time words were put back: what is open is drawn anew with them. */
export function useTakenBack(): number {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => takenBack,
  );
}
