import { chance } from '../chance.ts';
import type { Estimate } from '../estimate.ts';

/** What two people said of one text. */
export type Pair = readonly [string, string];

function alphaOf(pairs: readonly Pair[]): number {
  const counts = new Map<string, number>();
  let apart = 0;
  for (const [one, other] of pairs) {
    counts.set(one, (counts.get(one) ?? 0) + 1);
    counts.set(other, (counts.get(other) ?? 0) + 1);
    if (one !== other) apart++;
  }
  const all = 2 * pairs.length;
  let alike = 0;
  for (const count of counts.values()) alike += count * (count - 1);
  const byChance = 1 - alike / (all * (all - 1));
  return byChance === 0 ? Number.NaN : 1 - apart / pairs.length / byChance;
}

const times = 1000;

/**
 * How far two people agree beyond chance, 1 is wholly: Krippendorff's alpha for names, with a 95 % interval by drawing texts again and
 * again. Undefined where everybody said the same throughout, of which nothing can be told. `n` is of texts.
 * Source: Krippendorff 2004, Content Analysis, 2nd ed., 11.3; examples of Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
 */
export function agreementOf(pairs: readonly Pair[]): Estimate | undefined {
  const value = alphaOf(pairs);
  if (Number.isNaN(value)) return undefined;
  const random = chance(pairs.length);
  const drawn = Array.from({ length: times }, () =>
    alphaOf(pairs.map(() => pairs[Math.floor(random() * pairs.length)]!)),
  ).filter((alpha) => !Number.isNaN(alpha));
  const sorted = drawn.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.round(share * (sorted.length + 1)) - 1)]!;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)), n: pairs.length };
}
