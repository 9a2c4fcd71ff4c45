import { partsOf } from './facts.ts';
import type { Grouped } from './groups.ts';

/** A fact, and the keys of those that say exactly the same: one row of The link, tested once. */
export interface Folded extends Grouped {
  same: string[];
}

/**
 * Puts facts with the same answers in the same groups into one: amounts of a checkout and of its order, or channel and
 * touchpoint where each channel has one. Groups of words of one interaction may be called differently, others may not.
 */
export function foldSame(facts: readonly Grouped[]): Folded[] {
  const rows = new Map<string, Folded>();
  const folded: Folded[] = [];
  for (const fact of facts) {
    const marks = marksOf(fact);
    const found = marks.flatMap((mark) => rows.get(mark) ?? [])[0];
    const row = found ?? { ...fact, same: [] };
    if (found === undefined) folded.push(row);
    else found.same.push(fact.key);
    for (const mark of marks) rows.set(mark, row);
  }
  return folded;
}

/** Two facts say the same when they have one of these in common. */
function marksOf({ key, ordered, groups }: Grouped): string[] {
  const tallies = groups.map(({ scores }) => [...scores.counts].toSorted(([a], [b]) => a - b));
  const called = JSON.stringify(groups.map(({ label }, at) => JSON.stringify([label, tallies[at]])).toSorted());
  if (ordered) return [`ordered ${called}`];
  const uncalled = JSON.stringify(tallies.map((tally) => JSON.stringify(tally)).toSorted());
  return [`words ${called}`, `words of ${partsOf(key).kind} ${uncalled}`];
}
