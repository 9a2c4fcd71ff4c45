import { useState } from 'react';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { queryClient } from './query-client.ts';
import { keyOf } from './read.ts';

/**
 * What a switch, a box or a list shows of something that is kept at once: a choice from the moment it is made, and what is kept again
 * when its writing has ended, well or not. `read` is where what is kept is read; who writes says what went wrong.
 */
export function useShown<Value>(kept: Value, read: Endpoint) {
  const [ahead, setAhead] = useState<{ value: Value } | null>(null);
  const choose = (value: Value, write: () => Promise<unknown>): void => {
    const mine = { value };
    // Here and not by what a write says of itself: that comes later, and the browser would turn the box back meanwhile.
    setAhead(mine);
    const end = () => setAhead((now) => (now === mine ? null : now));
    void write()
      .then(() => readAnew(read), undefined)
      .then(end, end);
  };
  return [ahead === null ? kept : ahead.value, choose] as const;
}

/** When what a write made old is there anew: until then it would be shown for a moment. */
async function readAnew(read: Endpoint): Promise<void> {
  const queryKey = keyOf(read, {}).slice(0, 1);
  if (queryClient.isFetching({ queryKey }) > 0)
    await queryClient.refetchQueries({ queryKey }, { cancelRefetch: false });
}
