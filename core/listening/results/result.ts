import type { Figure } from '#core/statistics/rules.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import type { Question } from '../survey/definition.ts';

/** A choice, a row, a product: as it is kept, and in words. */
export interface Item {
  value: string;
  text: string;
}

/** How often something was chosen, and its share (per cent, Wilson) of those who were offered it and answered. */
export interface Counted extends Item {
  count: number;
  share: Figure;
}

/** The median and the quartiles, each with the lowest and the highest. */
export interface Quartiles {
  lowest: number;
  lower: number;
  median: number;
  upper: number;
  highest: number;
}

/** One price with the shares (per cent) of those for whom it is at least a bargain, at most expensive … */
export interface PricePoint {
  price: number;
  tooCheap: number;
  bargain: number;
  expensive: number;
  tooExpensive: number;
}

/** Where two of the curves cross; null where they do not. */
export interface PriceCrossings {
  /** Too cheap and expensive: below it more doubt the quality than find it dear. */
  marginalCheapness: number | null;
  /** Bargain and too expensive. */
  marginalExpensiveness: number | null;
  /** Bargain and expensive. */
  indifference: number | null;
  /** Too cheap and too expensive. */
  optimal: number | null;
}

/** What the answers to a question come to, by its type. */
export type Result =
  | { kind: 'scale'; scale: Scale; figure: Figure; mean: Figure | null; counts: Counted[] }
  | { kind: 'rating'; mean: Figure; counts: Counted[] }
  | { kind: 'choices'; several: boolean; counts: Counted[]; mark: number | null }
  | { kind: 'numbers'; as: 'number' | 'date' | 'time'; quartiles: Quartiles | null; mean: Figure }
  | { kind: 'matrix'; columns: Item[]; rows: Array<Item & { n: number; shares: Figure[] }> }
  | { kind: 'ranking'; items: Array<Item & { rank: Figure; first: Figure }> }
  | { kind: 'maxdiff'; items: Array<Item & { best: number; worst: number; seen: number; score: Figure }> }
  | { kind: 'prices'; currency: string; n: number; curves: PricePoint[]; crossings: PriceCrossings | null }
  | { kind: 'products'; most: number; items: Array<Item & { mean: Figure }> }
  | { kind: 'parts'; items: Array<Item & { n: number }> }
  | { kind: 'words' }
  | { kind: 'kept' };

/** Whose answer it is that is counted, and to which question of which edition. */
export interface Given {
  question: Question;
  /** The key of the response, on which random orders hang. */
  seed: string;
  customer: string | null;
}

/** Takes answers one by one, the newest first, and gives what they come to. */
export interface Counter {
  add(value: unknown, given: Given): void;
  result(): Result;
}

/** Words of the survey in the language of whoever reads, with ours for what it has none of. */
export interface Speaking {
  say(text: unknown): string;
  yes: string;
  no: string;
  other: string;
  none: string;
}
