import type { OpeningHours, Window } from '#core/time/opening-hours.ts';
import type { Span } from '#core/time/spans.ts';
import { dice } from '../mail/dice.ts';

const minute = 60_000;

/** Numbers from 0 up to, and without, the given one; always the same ones for a seed. */
export function diceOf(seed: number): Dice {
  const roll = dice(seed);
  return (sides) => Math.floor(roll() * sides);
}

/** Nights in which clocks change somewhere, the day that Samoa left out, and a week in which nothing happens. */
export const starts = ['2026-03-25', '2026-10-21', '2026-10-29', '2026-02-12', '2011-12-27', '2026-06-10'];
export const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'];

export type Dice = (sides: number) => number;

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function windowsOf(roll: Dice): Window[] {
  return many(roll(4), () => {
    const from = roll(1440);
    return { from, until: from + roll(1441) };
  });
}

function spansOf(roll: Dice, start: number): Span[] {
  return many(roll(4), () => {
    const from = start + roll(10_000) * minute;
    return { from, until: from + roll(2_000) * minute };
  });
}

/** Any week, some days otherwise, some closures, some pauses: all by the minute. */
export function someHours(roll: Dice, zone: string, start: number): { hours: OpeningHours; pauses: Span[] } {
  const date = () => new Date(start + roll(10) * 86_400_000).toISOString().slice(0, 10);
  const sparse = roll(3) === 0;
  const hours = {
    zone,
    week: many(7, () => (sparse && roll(2) === 0 ? [] : windowsOf(roll))),
    days: new Map(many(roll(4), () => [date(), windowsOf(roll)] as const)),
    closures: spansOf(roll, start),
  };
  return { hours, pauses: roll(2) === 0 ? [] : spansOf(roll, start) };
}
