import type { QuestionOf } from './definition.ts';
import { shuffled } from './random.ts';

type Value = string | number | boolean;

/** Every item is seen about three times where nothing else is said: enough to order a handful of people's answers. */
const timesSeen = 3;

/**
 * The sets in which the items of a MaxDiff question are shown to one response. Every item is seen as often as any other, give or take one:
 * rounds of all items in random order are cut into sets, and an item that a set has already waits for the next one.
 */
export function maxDiffSets({ name, choices, perSet = 4, sets }: QuestionOf<'maxdiff'>, seed: string): Value[][] {
  const items = choices.map((each) => (typeof each === 'object' ? each.value : each));
  const size = Math.min(perSet, items.length);
  if (size === 0) return [];
  const count = sets ?? Math.ceil((items.length * timesSeen) / size);
  const made: Value[][] = [];
  let waiting: Value[] = [];
  for (let round = 0; made.length < count; round++) {
    waiting = [...waiting, ...shuffled(items, `${seed}:${name}:${round}`)];
    while (waiting.length >= size && made.length < count) {
      const set = [...new Set(waiting)].slice(0, size);
      if (set.length < size) break;
      for (const item of set) waiting.splice(waiting.indexOf(item), 1);
      made.push(set);
    }
  }
  return made;
}
