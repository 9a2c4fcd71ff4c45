import { businessClock } from '#core/time/business-clock.ts';

const hour = 3_600_000;
const shift = [{ from: 8 * 60, until: 20 * 60 }];

/** When the demo company's customer care is there. */
export const demoHours = {
  name: 'Customer care',
  zone: 'Europe/Berlin',
  week: [shift, shift, shift, shift, shift, shift, []],
};

/** Colleagues work in this time only. */
export const openTime = businessClock({ ...demoHours, days: new Map(), closures: [] });

const waitForOpening = { chat: 0.9, mail: 0.5, form: 0.5 };

/** When somebody writes who would have written at `at`: most wait with a chat until somebody is there, half of them with a mail. */
export function writesAt(at: number, { channel, now }: { channel: keyof typeof waitForOpening; now: number }): number {
  const opens = openTime.nextOpening(at) ?? at;
  if (opens === at) return at;
  const chance = (Math.floor(at / 1_000) % 997) / 997;
  const waits = waitForOpening[channel];
  const later = opens + (chance / waits) * 4 * hour;
  return chance < waits && later < now ? later : at;
}
