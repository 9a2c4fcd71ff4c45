import { daysBetween, heldByQuarantine, type AskWish, type QuarantineRules, type StandingAsk } from './quarantine.ts';
import { isSampled } from './roll.ts';

/** One of a customer's episodes that nothing but chance and quarantine could keep from being asked about. */
export interface ChanceEpisode extends StandingAsk {
  readonly p: number;
  readonly wish?: AskWish;
  /** Asked about whatever was asked lately: the question again after a recovery. */
  readonly again?: boolean;
}

/** How likely an episode was free of quarantine; `replays` undefined: worked out without error. */
export interface FreeChance {
  readonly free: number;
  readonly replays?: number;
}

/**
 * How often a year is replayed with other salts. The standard error of the chance is at most 0.5 / √replays, so 0.025 of 400, and
 * that of a weight 1 / free is about √((1 − free) / (free · replays)) of it: 5 % where one in two was free.
 */
export const usualReplays = 400;

/** How to replay: where the episode at a place of the list falls with the salt of a replay, counted from 1. */
export interface Replays {
  readonly roll: (replay: number, at: number) => number;
  readonly replays?: number;
}

const day = 86_400_000;

/**
 * For each of a customer's episodes, in the order in which they were decided, how likely no other ask stood in its way. Where all kinds
 * keep one distance and nobody overtakes it is worked out: two asks within one such distance exclude each other, so their chances add up. Else the episodes are
 * replayed with other salts. Inclusion chances by replaying the draw: Fattorini 2006,
 * Biometrika 93, 269–278.
 */
export function chancesOfBeingFree(
  episodes: readonly ChanceEpisode[],
  rules: QuarantineRules,
  { roll, replays = usualReplays }: Replays,
): FreeChance[] {
  const days = oneDistance(episodes, rules);
  return days === undefined ? replayed(episodes, rules, { roll, replays }) : workedOut(episodes, days);
}

/** The days that any two of the episodes keep, where they all keep the same. */
function oneDistance(episodes: readonly ChanceEpisode[], rules: QuarantineRules): number | undefined {
  if (episodes.some(({ again, wish = 'as-usual' }) => again === true || wish !== 'as-usual')) return undefined;
  if (episodes.some(({ at }, index) => index > 0 && at < episodes[index - 1]!.at)) return undefined;
  const kinds = [...new Set(episodes.map(({ kind }) => kind))];
  const [days, ...others] = new Set(kinds.flatMap((from) => kinds.map((to) => daysBetween(rules, from, to))));
  return others.length === 0 ? (days ?? 0) : undefined;
}

function workedOut(episodes: readonly ChanceEpisode[], days: number): FreeChance[] {
  const asked: number[] = [];
  let oldest = 0;
  let near = 0;
  return episodes.map(({ at, p }, index) => {
    for (; at - episodes[oldest]!.at >= days * day && oldest < index; oldest++) near -= asked[oldest]!;
    const free = Math.min(1, Math.max(0, 1 - near));
    asked.push(p * free);
    near += p * free;
    return { free };
  });
}

function replayed(
  episodes: readonly ChanceEpisode[],
  rules: QuarantineRules,
  { roll, replays }: Required<Replays>,
): FreeChance[] {
  const counts = episodes.map(() => 0);
  for (let replay = 1; replay <= replays; replay++) {
    const asks: StandingAsk[] = [];
    episodes.forEach((episode, at) => {
      const free = episode.again === true || heldByQuarantine(rules, asks, episode) === null;
      if (free) counts[at]! += 1;
      if (free && isSampled(roll(replay, at), episode.p)) asks.push(episode);
    });
  }
  return counts.map((count) => ({ free: count / replays, replays }));
}
