import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { countViews } from '#core/contract/views.ts';
import { call } from '../../app/api.ts';
import { keyOf } from '../../app/read.ts';

export type Counted = WireOutputOf<typeof countViews>['items'][number];

/** Time alone moves what has waited long. */
const lookEvery = 60_000;
const leastPause = 100;

/** Numbers from before this moment do not know what happened. */
let since = 0;
let again = false;

async function readCounts(signal: AbortSignal) {
  const asked = performance.now();
  if (!again) since = asked;
  again = false;
  const answer = await call(countViews, {}, { signal });
  // They are counted for all consoles together: those of before what happened are asked for once more when they can be newer.
  return { ...answer, asks: asked - answer.age < since ? answer.again + leastPause : null };
}

/** How many stand in each view, by its id. */
export function useCounts(enabled: boolean): ReadonlyMap<string, Counted> {
  const { data, dataUpdatedAt, refetch } = useQuery({
    queryKey: keyOf(countViews, {}),
    queryFn: ({ signal }) => readCounts(signal),
    refetchInterval: lookEvery,
    enabled,
  });
  const asks = data?.asks ?? null;
  useEffect(() => {
    if (asks === null) return undefined;
    const timer = setTimeout(() => {
      again = true;
      void refetch();
    }, asks);
    return () => clearTimeout(timer);
  }, [asks, dataUpdatedAt, refetch]);
  return new Map(data?.items.map((each) => [each.id, each]));
}
