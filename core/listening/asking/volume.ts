import type { Segment } from './plan.ts';

/** Of customers who were counted equally often, their episodes at one touchpoint. */
export interface CountedEpisodes {
  /** Which customers: those with 1 episode in all, 2–3, 4–7 … */
  readonly often: number;
  readonly customers: number;
  readonly touchpoint: string;
  readonly episodes: number;
}

const daysOfMonth = 365.25 / 12;

/** What was counted in so many days as customers who meet the company about equally often, for a plan. */
export function segmentsOf(counted: readonly CountedEpisodes[], days: number): Segment[] {
  const months = days / daysOfMonth;
  return [...Map.groupBy(counted, ({ often }) => often).values()].map((rows) => {
    const { customers } = rows[0]!;
    const rates = rows.map(({ touchpoint, episodes }) => [touchpoint, episodes / customers / months] as const);
    return { customers, monthly: Object.fromEntries(rates) };
  });
}

/** What is taken for the share that answers as long as nothing is known, and how many asks that counts for. */
export const usualResponse = 0.2;
export const usualWeight = 10;

/** The share that answers, of asks whose time is over: drawn to the usual one while they are few, so never 0 and never 1. */
export function expectedResponse({ asked, answered }: { asked: number; answered: number }): number {
  return (answered + usualResponse * usualWeight) / (asked + usualWeight);
}
