import type { WireFilter } from '#core/desk/filter.ts';

interface Which {
  /** A view, or the queue of a team. */
  saved?: string;
  filter?: WireFilter;
  /** Begun from one day to another. */
  from?: string;
  until?: string;
}

/** Where the facts of conversations are taken as a file: a row for each. */
export function factsFile({ filter, ...days }: Which): string {
  const query = new URLSearchParams({
    ...days,
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
  });
  return `/api/v1/conversation-facts.csv?${query.toString()}`;
}
