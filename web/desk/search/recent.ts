import { z } from 'zod';

const kept = z.array(z.string());
const most = 6;

function placeOf(owner: string): string {
  return `throughline.searches.${owner}`;
}

/** What was looked for lately in this browser, the latest first. `owner`: person and workspace. */
export function recentSearches(owner: string): string[] {
  try {
    const read = kept.safeParse(JSON.parse(localStorage.getItem(placeOf(owner)) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Keeps a search that led somewhere. */
export function keepSearch(owner: string, words: string): void {
  const said = words.trim();
  if (said === '') return;
  try {
    const others = recentSearches(owner).filter((other) => other !== said);
    localStorage.setItem(placeOf(owner), JSON.stringify([said, ...others].slice(0, most)));
  } catch {
    // storage is forbidden or full: then nothing is offered
  }
}
