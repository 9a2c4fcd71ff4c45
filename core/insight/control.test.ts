import { expect, test } from 'vitest';
import type { Scale } from '#core/touchpoints/scales.ts';
import { controlChart } from './control.ts';

/** Weeks of a scale, each with the same scores. */
function weeks(scale: Scale, count: number, scores: Record<number, number>) {
  const of = { scale, about: 'touchpoint' } as const;
  const counts = new Map(Object.entries(scores).map(([score, n]) => [Number(score), n]));
  return Array.from({ length: count }, (_, at) => ({
    start: Temporal.PlainDate.from('2026-01-05').add({ weeks: at }).toString(),
    scores: { of, counts },
  }));
}

test('effort is told by its mean on its own scale, satisfaction by the share of good answers in points', () => {
  const asked = { by: 'week', anew: [] } as const;
  const effort = controlChart({ scale: 'ces5', about: 'touchpoint' }, weeks('ces5', 22, { 1: 30, 4: 10 }), asked);
  expect(effort.at(-1)).toMatchObject({ n: 40, value: 1.75, drawn: 1.75, centre: 1.75, signal: null });
  // The spread of answers within a week, not that of weeks that are all alike.
  expect(effort.at(-1)!.high! - effort.at(-1)!.centre!).toBeGreaterThan(0.15);
  const told = controlChart({ scale: 'csat5', about: 'touchpoint' }, weeks('csat5', 22, { 5: 30, 2: 10 }), asked);
  expect(told.at(-1)).toMatchObject({ value: 75, centre: 75, signal: null });
});

test('limits begin anew with the first whole week from the day that was named', () => {
  const all = [...weeks('csat5', 30, { 5: 30, 2: 10 })];
  const anew = (day: string) =>
    controlChart({ scale: 'csat5', about: 'touchpoint' }, all, { by: 'week', anew: [day] }).findIndex(
      ({ low }) => low === null,
    );
  expect(anew(all[22]!.start)).toBe(22);
  expect(anew(Temporal.PlainDate.from(all[22]!.start).add({ days: 1 }).toString())).toBe(23);
  expect(anew('2030-01-01')).toBe(-1);
});
