/** How much was done at a moment (milliseconds of any clock). */
export interface Sample {
  at: number;
  done: number;
}

/** Units a second over the samples kept, and the seconds that are left; null while that is not known. */
export function remaining(
  samples: readonly Sample[],
  total: number | null,
): { rate: number | null; left: number | null } {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < 500 || last.done <= first.done)
    return { rate: null, left: null };
  const rate = ((last.done - first.done) / (last.at - first.at)) * 1000;
  return { rate, left: total === null ? null : Math.max(0, (total - last.done) / rate) };
}
