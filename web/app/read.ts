import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Endpoint, WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { Problem } from '#core/contract/problems.ts';
import { call } from './api.ts';

export interface ReadOptions<Data = unknown> {
  enabled?: boolean;
  /** Milliseconds between looks while the page is open, or how many by the last answer; for what no live event tells. */
  every?: number | ((data: Data | undefined) => number | false);
  staleTime?: number;
}

function intervalOf<Data>(every: ReadOptions<Data>['every']) {
  if (typeof every !== 'function') return every ?? false;
  return ({ state }: { state: { data: unknown } }) => every(state.data as Data | undefined);
}

/** The key under which an answer is kept: the endpoint's id first, so that everything of it can be told to be old. */
export function keyOf(target: Endpoint, input: unknown): readonly [string, unknown] {
  return [target.id, input];
}

/** Reads an endpoint and keeps the answer; while a new input loads the former answer stays on screen. */
export function useRead<E extends Endpoint>(
  target: E,
  input: WireInputOf<E>,
  options: ReadOptions<WireOutputOf<E>> = {},
): UseQueryResult<WireOutputOf<E>> {
  return useQuery({
    queryKey: keyOf(target, input),
    queryFn: ({ signal }) => call(target, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    refetchInterval: intervalOf(options.every),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
  }) as UseQueryResult<WireOutputOf<E>>;
}

interface PagesOptions {
  enabled?: boolean;
  every?: number;
}

interface WirePage<Item> {
  items: Item[];
  next: string | null;
}

type ItemOf<E> = WireOutputOf<E> extends WirePage<infer Item> ? Item : never;

/** Reads a list page by page: `items` are all loaded so far, `more()` loads the next page. */
export function usePages<E extends Endpoint>(target: E, input: WireInputOf<E>, options: PagesOptions = {}) {
  const query = useInfiniteQuery({
    queryKey: [target.id, 'pages', input],
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam };
      return (await call(target, { ...(input as object), ...after } as WireInputOf<E>, {
        signal,
      })) as unknown as WirePage<ItemOf<E>>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
  });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    first: query.data?.pages[0] as WireOutputOf<E> | undefined,
    error: query.error,
    pending: query.isPending,
    refetch: query.refetch,
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    more: () => void fetchNextPage(),
  };
}

export interface WriteOptions<E extends Endpoint> {
  /** Endpoints, or beginnings of their ids, whose answers are old after this write: `conversation.`. */
  outdates?: readonly (Endpoint | string)[];
  onDone?: (output: WireOutputOf<E>, input: WireInputOf<E>) => void;
  onError?: (error: unknown, input: WireInputOf<E>) => void;
}

/** Writes by an endpoint. `mutate` shows errors by `error`; `mutateAsync` throws them. */
export function useWrite<E extends Endpoint>(
  target: E,
  options: WriteOptions<E> = {},
): UseMutationResult<WireOutputOf<E>, Error, WireInputOf<E>> {
  const client = useQueryClient();
  const outdate = () => {
    const ids = (options.outdates ?? []).map((one) => (typeof one === 'string' ? one : one.id));
    if (ids.length > 0) void client.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ids) });
  };
  return useMutation<WireOutputOf<E>, Error, WireInputOf<E>>({
    mutationFn: (input) => call(target, input),
    onSuccess: (output, input) => {
      outdate();
      options.onDone?.(output, input);
    },
    onError: (error, input) => {
      if (options.onError === undefined) return; // a form: what was typed stays, and it offers to show what is there now
      if (error instanceof Problem && error.type === 'conflict') outdate();
      options.onError(error, input);
    },
  });
}

/** Whether the first part of a key begins with one of the ids. */
export function startsWithAny(first: unknown, ids: readonly string[]): boolean {
  return typeof first === 'string' && ids.some((id) => first.startsWith(id));
}
