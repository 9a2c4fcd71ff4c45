/** How long a line takes to play, whatever happened on it. */
export const replaySeconds = 60;

/**
 * When each step of a line begins while it is played, in seconds from its start; times in milliseconds, in order. Half of the time is shared
 * evenly, so that each step can be read, the other half by how much time passed before it.
 */
export function replayTimes(times: readonly number[], seconds = replaySeconds): number[] {
  if (times.length === 0) return [];
  const [first, last] = [times[0]!, times.at(-1)!];
  const evenly = seconds / times.length / 2;
  const stretch = last === first ? 0 : (seconds / 2 - evenly) / (last - first);
  return times.map((time, at) => at * evenly + (time - first) * stretch);
}

/** How many steps have begun after so many seconds. */
export function stepsAt(starts: readonly number[], seconds: number): number {
  const next = starts.findIndex((start) => start > seconds);
  return next === -1 ? starts.length : next;
}

/** Of more steps than fit a page those that stay: the first, the last, what was felt and what was promised or went wrong, in order. */
export function stepsForPage<Step extends { felt: boolean; kind: string }>(
  steps: readonly Step[],
  most: number,
): Step[] {
  if (steps.length <= most) return [...steps];
  const weight = ({ felt, kind }: Step, at: number) => {
    if (at === 0 || at === steps.length - 1) return 3;
    if (felt || /^(?:promise|recovery|order|call)\./.test(kind)) return 2;
    return kind.startsWith('message.') ? 1 : 0;
  };
  const chosen = steps
    .map((step, at) => ({ at, weight: weight(step, at) }))
    .toSorted((a, b) => b.weight - a.weight || b.at - a.at)
    .slice(0, most);
  return chosen.toSorted((a, b) => a.at - b.at).map(({ at }) => steps[at]!);
}
