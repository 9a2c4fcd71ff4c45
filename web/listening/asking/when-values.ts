import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import type { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { clockText, minutesOfClock } from '#core/time/check-windows.ts';
import { quietFields, quietOf, type QuietValues } from '../quiet-hours.tsx';

export type Kept = WireOutputOf<typeof readOccasion>;
export type When = NonNullable<Kept['when']>;
type Change = Omit<WireInputOf<typeof updateOccasion>, 'id'>;

/** When a survey asks, as the form has it. */
export interface WhenValues extends QuietValues {
  active: boolean;
  anonymous: boolean;
  openDays: number;
  kind: When['kind'];
  channels: string[];
  kinds: string[];
  touchpoints: string[];
  delayHours: number;
  percent: number;
  everyDays: number;
  at: string;
  mailFallback: boolean;
  sameKindDays: number;
  /** By kind of scale; nothing where the days between any two hold. */
  distances: Record<string, number | ''>;
  afterSurvey: string | null;
  afterWhat: 'asked' | 'answered';
  afterDays: number;
}

const usual: When = {
  kind: 'happening',
  channels: ['chat', 'mail'],
  kinds: [],
  touchpoints: [],
  delayMinutes: 24 * 60,
  chance: 1,
  everyDays: 90,
  atMinute: 10 * 60,
  mailFallback: true,
  sameKindDays: 0,
  distances: {},
  after: null,
};

/** What is kept, or what is usual for a survey about this before anything was said. */
export function valuesOf({ active, anonymous, openDays, quiet, when }: Kept, about: string): WhenValues {
  const kind = about === 'relationship' ? 'relationship' : 'happening';
  const { delayMinutes, chance, atMinute, after, ...rest } = when ?? { ...usual, kind };
  return {
    ...quietFields(quiet),
    ...rest,
    active,
    anonymous,
    openDays,
    delayHours: delayMinutes / 60,
    percent: chance * 100,
    at: clockText(atMinute),
    afterSurvey: after?.survey ?? null,
    afterWhat: after?.what ?? 'answered',
    afterDays: after?.days ?? 30,
  };
}

/** What is sent. */
export function changeOf(values: WhenValues, version: number): Change {
  const { active, anonymous, openDays, kind, channels, kinds, touchpoints, everyDays, mailFallback, sameKindDays } =
    values;
  const distances = Object.entries(values.distances).filter(([, days]) => days !== '');
  const { afterSurvey: survey, afterWhat: what, afterDays: days } = values;
  const delayMinutes = Math.round(values.delayHours * 60);
  const [chance, atMinute] = [values.percent / 100, minutesOfClock(values.at)];
  const set = { kind, kinds, touchpoints, delayMinutes, chance, everyDays, atMinute, mailFallback, sameKindDays };
  const after = survey === null ? null : { survey, what, days };
  const when = { ...set, channels, distances: Object.fromEntries(distances), after } as Change['when'];
  return { active, anonymous, openDays, quiet: quietOf(values), when, version };
}
