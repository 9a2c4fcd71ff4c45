import type { Figure } from '#core/statistics/rules.ts';
import type { Interval } from './kinds-of-metric.ts';

export const targetDirections = ['at-least', 'at-most'] as const;
/** `cannot-tell`: the interval spans the target, or there is no figure to judge; `not-yet`: the period begins before the target holds. */
export const targetVerdicts = ['met', 'missed', 'cannot-tell', 'not-yet'] as const;

export type TargetDirection = (typeof targetDirections)[number];
export type TargetVerdict = (typeof targetVerdicts)[number];

/** What a figure should be at least or at most, from a day on. */
export interface Target {
  direction: TargetDirection;
  value: number;
  /** The first day. */
  from: string;
}

/** What was once said of a metric; no value: that there is no target from that day on. */
export interface SaidTarget extends Omit<Target, 'value'> {
  value: number | null;
}

/**
 * The target that these leave, the newest first; of those for one day the last word holds. It holds since the same was first said with
 * nothing else since: who takes back its end is not held to it anew.
 */
export function targetLeft(said: readonly SaidTarget[]): Target | null {
  const words = said.filter(({ from }, at) => from !== said[at - 1]?.from);
  const { value = null, direction } = words[0] ?? {};
  if (value === null || direction === undefined) return null;
  const other = words.findIndex((each) => each.value !== value || each.direction !== direction);
  return { value, direction, from: words.at(other === -1 ? -1 : other - 1)!.from };
}

interface Judged {
  figure: Figure;
  interval: Interval;
  /** The first day of the period. */
  from: string;
}

/**
 * Whether a target was met. A figure of some answers says so only by its whole interval: a point beyond the target may be chance. What is
 * counted and not sampled has no interval and is taken as it is. What is too uncertain to compare is not held against a target.
 */
export function targetVerdict(target: Target, { figure, interval, from }: Judged): TargetVerdict {
  if (from < target.from) return 'not-yet';
  const { value, low, high, state } = figure;
  if (state !== 'number') return 'cannot-tell';
  const [least, most] = interval === 'none' ? [value, value] : [low, high];
  const [worst, best] = target.direction === 'at-least' ? [least, most] : [negative(most), negative(least)];
  const aim = target.direction === 'at-least' ? target.value : -target.value;
  if (worst !== null && worst >= aim) return 'met';
  return best !== null && best < aim ? 'missed' : 'cannot-tell';
}

/** The same the other way round; no bound stays none. */
function negative(bound: number | null): number | null {
  return bound === null ? null : -bound;
}
