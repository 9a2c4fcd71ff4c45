import { t } from '@lingui/core/macro';
import { figures, fixed, number } from './format.ts';

/** A figure as the product shows it: never a number without knowing how sure it is. */
export interface FigureValue {
  /** Null: there is none (too few, or nothing to count). */
  value: number | null;
  /** Leave both out for what was counted and not sampled (volumes): no interval, no minimum. */
  low?: number | null | undefined;
  high?: number | null | undefined;
  /** Answers or episodes behind it. */
  n?: number | undefined;
}

/** How a figure is written. */
export interface FigureLook {
  /** After the number: ` %`, ` points`. */
  unit?: string | undefined;
  digits?: number | undefined;
  /** Instead of number formatting: durations, money. */
  show?: ((value: number) => string) | undefined;
  /** Half the interval's width from which it is too uncertain; default 10 (points). `null`: never. */
  widest?: number | null | undefined;
}

/** Fewer answers than this give no number at all. */
export const fewest = 10;
/** An interval whose half is wider than this many points is drawn grey and compared with nothing. */
export const widestOfAll = 10;

export type FigureState = 'number' | 'wide' | 'few' | 'none';

function isFew({ low, n }: FigureValue): boolean {
  return n !== undefined && low !== undefined && n < fewest;
}

function isWide({ low, high }: FigureValue, { show, widest }: FigureLook): boolean {
  const limit = widest === undefined ? (show === undefined ? widestOfAll : null) : widest;
  return limit !== null && typeof low === 'number' && typeof high === 'number' && (high - low) / 2 > limit;
}

/** How much a figure may say. */
export function figureState(figure: FigureValue & FigureLook): FigureState {
  if (isFew(figure)) return 'few';
  if (figure.value === null) return 'none';
  return isWide(figure, figure) ? 'wide' : 'number';
}

/** `too few answers (n 4)`. */
export function tooFew(n: number, what = t`answers`): string {
  const seen = number(n);
  return t({ message: `too few ${what} (n ${seen})`, comment: '{what} is what is counted: answers, conversations' });
}

/** The number with its unit, with a true minus sign. */
export function valueText(value: number, { show, digits = 0, unit = '' }: FigureLook): string {
  return show === undefined ? figures(`${fixed(value, digits).replace('-', '−')}${unit}`) : show(value);
}

/** `65–78`, or `−4.5 to 2.3` where a sign makes a dash unreadable; undefined without an interval. */
export function boundsText({ low, high, digits = 0, show }: FigureValue & FigureLook): string | undefined {
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const [from = '', to = ''] = [low, high].map((bound) => valueText(bound, { digits, show }));
  return low < 0 || high < 0 ? t`${from} to ${to}` : figures(`${from}–${to}`);
}
