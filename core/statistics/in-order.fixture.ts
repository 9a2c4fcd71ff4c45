import type { Durations } from './kaplan-meier.ts';

export interface Duration {
  time: number;
  ended: boolean;
}

/** As the curve takes them. */
export function inOrder(durations: readonly Duration[]): Durations {
  const sorted = durations.toSorted((a, b) => a.time - b.time);
  return { times: sorted.map(({ time }) => time), ended: sorted.map(({ ended }) => Number(ended)) };
}
