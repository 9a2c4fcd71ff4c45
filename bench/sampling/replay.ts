import { chancesOfBeingFree, type ChanceEpisode } from '#core/listening/asking/free-chance.ts';
import { rollOf, type RollKey } from '#core/listening/asking/roll.ts';
import { weightOf } from '#core/listening/asking/weight.ts';
import { rules, sorts } from './company.ts';
import type { MadeCustomer } from './contacts.ts';
import { isEligible, type Played, type Stage } from './play.ts';

/** What some customers' years come to when they are replayed with other salts. */
export interface Replayed {
  asked: number;
  expected: number;
  /** Sum of squares of asked − expected of each customer: asks of one customer are not independent. */
  squares: number;
  /** By the number of the contact, from 1: eligible, asked, and sum of p · free. */
  readonly nth: Array<{ n: number; asked: number; expected: number }>;
  readonly score: { truth: number; n: number; weighted: number; weights: number; plain: number; answers: number };
}

export function noReplays(): Replayed {
  return {
    asked: 0,
    expected: 0,
    squares: 0,
    nth: [],
    score: { truth: 0, n: 0, weighted: 0, weights: 0, plain: 0, answers: 0 },
  };
}

interface Year {
  readonly customer: MadeCustomer;
  readonly played: Played;
  /** Of every replay, the key of each survey. */
  readonly keys: ReadonlyArray<readonly RollKey[]>;
  readonly answers: (survey: number, episode: string) => boolean;
}

/** Adds a customer: what was asked about beside p · free, and what answers weigh. */
export function addReplayed(
  total: Replayed,
  { surveys, chances }: Stage,
  { customer, played, keys, answers }: Year,
): void {
  const rows = played.decided.filter((row) => isEligible(row) && !row.reopened);
  const episodes = rows.map(({ survey, dueAt }): ChanceEpisode => {
    return { kind: surveys[survey]!.kind, at: dueAt, p: chances[survey]!, wish: customer.wish };
  });
  const roll = (replay: number, at: number): number =>
    rollOf(keys[replay - 1]![rows[at]!.survey]!, customer.id, rows[at]!.episode);
  const free = chancesOfBeingFree(episodes, rules, { roll, replays: keys.length });
  const before = { asked: total.asked, expected: total.expected };
  rows.forEach(({ survey, nth, reason, episode }, at) => {
    const p = chances[survey]!;
    const asked = reason === null ? 1 : 0;
    const expected = p * free[at]!.free;
    total.asked += asked;
    total.expected += expected;
    const place = (total.nth[nth] ??= { n: 0, asked: 0, expected: 0 });
    place.n += 1;
    place.asked += asked;
    place.expected += expected;
    const { response } = surveys[survey]!;
    const weight = weightOf({ p, free: free[at]!, answered: response }) ?? 0;
    addScore(total.score, sorts[customer.sort]!.score, asked === 1 && answers(survey, episode) ? weight : 0);
  });
  total.squares += (total.asked - before.asked - total.expected + before.expected) ** 2;
}

function addScore(sum: Replayed['score'], score: number, weight: number): void {
  sum.truth += score;
  sum.n += 1;
  if (weight === 0) return;
  sum.weighted += weight * score;
  sum.weights += weight;
  sum.plain += score;
  sum.answers += 1;
}
