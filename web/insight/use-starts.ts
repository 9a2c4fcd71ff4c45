import { useMemo } from 'react';

/** The first days of the points of a chart, the same as long as its points are. */
export function useStarts(series: ReadonlyArray<{ start: string }>): readonly string[] {
  return useMemo(() => series.map(({ start }) => start), [series]);
}
