import { plural, t } from '@lingui/core/macro';
import type { SlowTest, SlowTime } from '#core/desk/experience-test.ts';
import { scales, type Scale } from '#core/touchpoints/scales.ts';
import { answerWord } from '../../ui/scale-words.ts';

/** Times of service that a view can ask for. */
export const timeWords: Record<SlowTime, string> = {
  'first-response': t`First response`,
  'next-response': t`Next response`,
  resolution: t`Resolution`,
  waiting: t`Waits now`,
};

export const countedWords: Record<SlowTest['in'], string> = {
  opening: t`longer, in opening hours`,
  calendar: t`longer, by the calendar`,
};

const offered = [15, 30, 60, 120, 240, 480, 1440, 2880, 4320];

function lengthWords(minutes: number): string {
  const hours = minutes / 60;
  if (minutes > 0 && Number.isInteger(hours)) return plural(hours, { one: '# hour', other: '# hours' });
  return plural(minutes, { one: '# minute', other: '# minutes' });
}

/** Lengths that are offered, in minutes, with the one that was said by other means: in hours, as a day of opening hours is none of the calendar. */
export function lengthChoices(said: number) {
  const all = [...new Set([...offered, said])].toSorted((a, b) => a - b);
  return all.map((minutes) => ({ value: String(minutes), label: lengthWords(minutes) }));
}

/** The scores of a scale, the worst first, with the one that was said by other means. */
export function scoreChoices(scale: Scale, said?: number) {
  const { min, max, direction } = scales[scale];
  const steps = Array.from({ length: max - min + 1 }, (_, at) => (direction === 'high' ? min + at : max - at));
  const all = said === undefined || steps.includes(said) ? steps : [...steps, said];
  return all.map((score) => ({ value: String(score), label: answerWord({ scale, score }) ?? String(score) }));
}
