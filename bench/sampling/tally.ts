import { chiSquareTail } from '#core/statistics/distributions.ts';
import type { MadeCustomer } from './contacts.ts';
import { day, start } from './contacts.ts';
import { isEligible, type Played, type Sent } from './play.ts';

export interface Tally {
  decisions: number;
  sent: number;
  deferred: number;
  silent: number;
  violations: number;
  /** Of each survey: eligible and free, drawn of them, and answers by month. */
  readonly bySurvey: ReadonlyArray<{ n: number; drawn: number; readonly answers: number[] }>;
  /** By the number of the contact, from 1: those eligible, and those asked about. */
  readonly nth: Array<{ n: number; asked: number }>;
}

export function noTally(surveys: number): Tally {
  const bySurvey = Array.from({ length: surveys }, () => ({
    n: 0,
    drawn: 0,
    answers: Array.from({ length: 12 }, () => 0),
  }));
  return { decisions: 0, sent: 0, deferred: 0, silent: 0, violations: 0, bySurvey, nth: [] };
}

/** Two asks that came too near to each other, by the company's rules told once more in other words than the product's. */
function violations(sent: readonly Sent[], wish: MadeCustomer['wish']): number {
  let found = 0;
  for (let last = 1; last < sent.length; last++)
    for (let at = 0; at < last; at++) {
      const [one, other] = [sent[at]!, sent[last]!];
      const pair = [one.kind, other.kind].toSorted().join(' ');
      const usual = pair === 'nps nps' ? 90 : pair === 'ces7 nps' ? 0 : 60;
      if (Math.abs(other.at - one.at) < (wish === 'less' ? 180 : usual) * day) found += 1;
    }
  return found;
}

/** Adds a customer's year. */
export function addYear(tally: Tally, played: Played, wish: MadeCustomer['wish']): void {
  tally.decisions += played.decided.length;
  tally.sent += played.sent.length;
  tally.silent += played.silent;
  tally.violations += violations(played.sent, wish);
  for (const row of played.decided) {
    if (!isEligible(row)) continue;
    if (row.reason === null && row.deferred) tally.deferred += 1;
    const survey = tally.bySurvey[row.survey]!;
    if (row.free) {
      survey.n += 1;
      survey.drawn += row.sampled ? 1 : 0;
    }
    const place = (tally.nth[row.nth] ??= { n: 0, asked: 0 });
    place.n += 1;
    place.asked += row.reason === null ? 1 : 0;
  }
}

export function addAnswer(tally: Tally, { survey, at }: Sent): void {
  const months = tally.bySurvey[survey]!.answers;
  const month = Math.floor((at - start) / ((365.25 / 12) * day));
  if (month >= 0 && month < months.length) months[month]! += 1;
}

/** p of the test that in every survey the share drawn of those eligible and free is its p, and the largest distance in standard errors. */
export function drawnAsPlanned(tally: Tally, chances: readonly number[]): { p: number; worst: number } {
  const distances = tally.bySurvey.flatMap(({ n, drawn }, at) => {
    const p = chances[at]!;
    return n * p * (1 - p) > 0 ? [(drawn - n * p) / Math.sqrt(n * p * (1 - p))] : [];
  });
  const sum = distances.reduce((total, z) => total + z * z, 0);
  return { p: chiSquareTail(sum, distances.length), worst: Math.max(...distances.map(Math.abs)) };
}
