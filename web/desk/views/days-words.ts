import { plural, t } from '@lingui/core/macro';
import type { namedDays } from '#core/time/days-from-today.ts';

interface DaysWords {
  /** `Last 7 days`, `This month`. */
  words: string;
  /** `Before the last 7 days`, `Before this month`. */
  before: string;
}

const named: Record<(typeof namedDays)[number], DaysWords> = {
  yesterday: { words: t`Yesterday`, before: t`Before yesterday` },
  today: { words: t`Today`, before: t`Before today` },
  tomorrow: { words: t`Tomorrow`, before: t`Before tomorrow` },
  'last-week': { words: t`Last week`, before: t`Before last week` },
  'this-week': { words: t`This week`, before: t`Before this week` },
  'next-week': { words: t`Next week`, before: t`Before next week` },
  'last-month': { words: t`Last month`, before: t`Before last month` },
  'this-month': { words: t`This month`, before: t`Before this month` },
  'next-month': { words: t`Next month`, before: t`Before next month` },
  'last-year': { words: t`Last year`, before: t`Before last year` },
  'this-year': { words: t`This year`, before: t`Before this year` },
  'next-year': { words: t`Next year`, before: t`Before next year` },
};

const counted: Record<`${'last' | 'next'}-${'day' | 'week' | 'month'}`, (count: number) => DaysWords> = {
  'last-day': (count) => ({
    words: plural(count, { one: 'Last # day', other: 'Last # days' }),
    before: plural(count, { one: 'Before the last # day', other: 'Before the last # days' }),
  }),
  'last-week': (count) => ({
    words: plural(count, { one: 'Last # week', other: 'Last # weeks' }),
    before: plural(count, { one: 'Before the last # week', other: 'Before the last # weeks' }),
  }),
  'last-month': (count) => ({
    words: plural(count, { one: 'Last # month', other: 'Last # months' }),
    before: plural(count, { one: 'Before the last # month', other: 'Before the last # months' }),
  }),
  'next-day': (count) => ({
    words: plural(count, { one: 'Next # day', other: 'Next # days' }),
    before: plural(count, { one: 'Before the next # day', other: 'Before the next # days' }),
  }),
  'next-week': (count) => ({
    words: plural(count, { one: 'Next # week', other: 'Next # weeks' }),
    before: plural(count, { one: 'Before the next # week', other: 'Before the next # weeks' }),
  }),
  'next-month': (count) => ({
    words: plural(count, { one: 'Next # month', other: 'Next # months' }),
    before: plural(count, { one: 'Before the next # month', other: 'Before the next # months' }),
  }),
};

/** Days that move with today, as people read them. */
export function daysWords(said: string): DaysWords {
  const [, side, count, unit] = /^(last|next)-(\d+)-(day|week|month)s?$/.exec(said) ?? [];
  if (unit !== undefined) return counted[`${side}-${unit}` as keyof typeof counted](Number(count));
  return named[said as keyof typeof named];
}
