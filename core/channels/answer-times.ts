import type { ChatLanguage } from '#core/channels/chat-languages.ts';

/** How long first answers lately took, in seconds of opening hours; of a company that is always open, of any. */
export interface AnswerTimes<By = Date> {
  answers: number;
  median: number;
  /** Nine of ten took no longer. */
  ninety: number;
  /** Until when nine of ten answers to what comes now are there, by which clock; null: it is always open. */
  opening: { by: By; zone: string } | null;
}

/** Fewer answers tell nothing that could be promised. */
export const fewestAnswers = 20;
/** Days that are looked back on. */
export const lookBackDays = 28;

const [minute, hour, day] = [60, 3_600, 86_400];

/** A time as one says it. */
export interface SpokenTime {
  value: number;
  unit: 'minute' | 'hour' | 'day';
}

/** Rounded up to what one would say: five minutes, an hour, a day; opening hours are not counted in days. */
export function spoken(seconds: number, opening: boolean): SpokenTime {
  if (seconds <= 55 * minute) return { value: Math.max(5, Math.ceil(seconds / minute / 5) * 5), unit: 'minute' };
  if (opening || seconds <= 36 * hour) return { value: Math.ceil(seconds / hour), unit: 'hour' };
  return { value: Math.ceil(seconds / day), unit: 'day' };
}

/** The same in seconds. */
export function spokenSeconds(seconds: number, opening: boolean): number {
  const { value, unit } = spoken(seconds, opening);
  return value * { minute, hour, day }[unit];
}

/** A time in words: `3 hours`, `2 Tage`. */
export function spokenTime(seconds: number, language: ChatLanguage, opening = false): string {
  const { value, unit } = spoken(seconds, opening);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
