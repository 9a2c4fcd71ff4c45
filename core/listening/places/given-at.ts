const minute = 60_000;
/** So long an answer may have waited on a device: after that its own word of when it was given is not taken. */
export const longestWaitMs = 14 * 24 * 60 * minute;

/** What a device says of how old an answer is, by clocks that may be wrong or may have been set meanwhile. */
export interface Age {
  /** From giving to sending by its clock, ms. */
  clock: number;
  /** How long its page has been running since; null when the page was loaded anew in between. */
  running: number | null;
}

/** `device`: the device's word is taken; `running`: its clock was set meanwhile, so by how long its page ran; `received`: neither can be true. */
export type Dated = 'device' | 'running' | 'received';

/**
 * When an answer was given, by our clock: the device says only how long ago, so a clock that is wrong does no harm. A page that runs counts no
 * time in which the device slept, so its count is the least an answer can be old. Nothing was given before `since`, and nothing later than now.
 */
export function givenAt(received: Date, age: Age | undefined, since: Date): { at: Date; dated: Dated } {
  if (age === undefined) return { at: received, dated: 'device' };
  const longest = Math.min(longestWaitMs, received.getTime() - since.getTime());
  const least = age.running ?? 0;
  const fits = (ms: number) => ms >= -minute && ms <= longest;
  const before = (ms: number) => new Date(received.getTime() - Math.max(0, ms));
  if (fits(age.clock) && age.clock >= least - minute) return { at: before(age.clock), dated: 'device' };
  if (age.running !== null && fits(age.running)) return { at: before(age.running), dated: 'running' };
  return { at: received, dated: 'received' };
}
