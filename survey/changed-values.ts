import { same } from '#core/listening/survey/expression/values.ts';
import type { Answers } from '#core/listening/survey/going.ts';

/** What changed from what was kept to what is there: null where an answer was taken back. */
export function changedValues(kept: Answers, values: Answers): Answers {
  const names = new Set([...Object.keys(kept), ...Object.keys(values)]);
  const changed = [...names].filter(
    (name) => !same(kept[name], values[name]) || typeof kept[name] !== typeof values[name],
  );
  return Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
}
