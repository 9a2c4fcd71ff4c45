import { useInfiniteQuery } from '@tanstack/react-query';
import { searchConversations } from '#core/contract/search.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { call } from '../../app/api.ts';

export type Found = WireOutputOf<typeof searchConversations>['items'][number];

/** What has the words, page by page. Whoever types on no longer waits for the former words: their request is given up. */
export function useFound(words: string, saved: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: [searchConversations.id, words, saved],
    queryFn: ({ pageParam, signal }) =>
      call(
        searchConversations,
        { q: words, ...(saved === undefined ? {} : { saved }), ...(pageParam === null ? {} : { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 15_000,
  });
  const pages = query.data?.pages ?? [];
  const last = pages.at(-1);
  return {
    rows: query.data === undefined ? undefined : pages.flatMap(({ items }) => items),
    problems: pages[0]?.problems ?? [],
    instead: pages[0]?.instead ?? [],
    /** How far back it was looked; null: as far as was needed. */
    reached: last?.reached ?? null,
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}
