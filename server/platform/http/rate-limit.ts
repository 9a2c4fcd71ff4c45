import type { Limit } from '#core/contract/endpoint.ts';
import { problem } from '#core/contract/problems.ts';

interface Bucket {
  tokens: number;
  at: number;
}

const mostBuckets = 100_000;

export interface RateLimit {
  /** Takes one call of `who`; throws `too-many` with the seconds to wait when there is none left. */
  take(who: string): void;
}

/** A token bucket per caller, in memory of this process. `clock` is in milliseconds and never goes back. */
export function rateLimit(limit: Limit, clock: () => number = () => performance.now()): RateLimit {
  const most = limit.burst ?? limit.perMinute;
  const perMs = limit.perMinute / 60_000;
  const buckets = new Map<string, Bucket>();

  function forget(now: number): void {
    for (const [who, bucket] of buckets) if (bucket.tokens + (now - bucket.at) * perMs >= most) buckets.delete(who);
    if (buckets.size >= mostBuckets) buckets.clear();
  }

  return {
    take(who) {
      const now = clock();
      if (buckets.size >= mostBuckets) forget(now);
      const found = buckets.get(who);
      const tokens = found === undefined ? most : Math.min(most, found.tokens + (now - found.at) * perMs);
      const left = tokens >= 1 ? tokens - 1 : tokens;
      buckets.set(who, { tokens: left, at: now });
      if (tokens >= 1) return;
      const retryAfter = Math.ceil((1 - tokens) / perMs / 1000);
      throw problem('too-many', {
        detail: `That was too often. Please try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`,
        retryAfter,
      });
    },
  };
}
