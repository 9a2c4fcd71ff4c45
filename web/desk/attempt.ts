import { queryClient } from '../app/query-client.ts';
import { startsWithAny } from '../app/read.ts';
import { toastError } from '../app/toast.tsx';

/** Does something at once; an error is said, and the page looks again either way. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    toastError(error);
  } finally {
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) =>
        startsWithAny(queryKey[0], ['conversation.', 'first-message.', 'promise.', 'customer.line']),
    });
  }
}
