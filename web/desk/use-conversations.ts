import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { listConversations, type InboxView } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';
import { held, taken, type HeldList } from './held-list.ts';
import type { Summary } from './summary.ts';
import { useNewDay } from './views/use-new-day.ts';

/** Reads a view page by page and keeps its rows where they are until the list is taken anew. */
export function useConversations(of: { view: InboxView } | { saved: string }) {
  const input = of;
  const query = useInfiniteQuery({
    queryKey: [listConversations.id, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      call(listConversations, { ...input, ...(pageParam === null ? {} : { after: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const { data } = query;
  useNewDay(query.refetch);
  const [state, setState] = useState<{ from: typeof data; list: HeldList<Summary> | undefined }>();
  const told = { items: data?.pages.flatMap(({ items }) => items) ?? [], hasMore: query.hasNextPage };
  if (data !== undefined && state?.from !== data)
    setState({ from: data, list: state?.list === undefined ? taken(told) : held(state.list, told) });
  return {
    list: state?.list,
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    /** Shows the list as it is now. */
    take: () => setState({ from: data, list: taken(told) }),
  };
}
