import { QueryClient } from '@tanstack/react-query';
import { Problem } from '#core/contract/problems.ts';

const passing = new Set(['failed', 'unavailable', 'too-many']);

/** Waits and tries again only where that can help. */
function retry(count: number, error: unknown): boolean {
  if (error instanceof Problem) return passing.has(error.type) && count < 2;
  return count < 2;
}

/** Every read of the console goes through this cache; the live stream tells it what is old. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry, staleTime: 20_000, gcTime: 10 * 60_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});
