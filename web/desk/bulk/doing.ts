import { cancelBulk, listBulk, startBulk, undoBulk } from '#core/contract/bulk.ts';
import type { InboxView } from '#core/contract/desk.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import type { Bulk } from './bulk-words.ts';
import { clearSelection, type Selection } from './selection.ts';

async function lookAgain(): Promise<void> {
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], [listBulk.id]) });
}

async function begin(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    toastError(error);
  }
  await lookAgain();
}

/** Does it with all that are selected, as a job whose strip below the list tells how far it is. */
export function doWithSelected(act: Bulk['act'], { ids, all }: Selection, view: InboxView): Promise<void> {
  return begin(async () => {
    await call(startBulk, { act, of: all ? { view } : { conversations: [...ids] } });
    clearSelection();
  });
}

export function takeBack({ id }: Bulk): Promise<void> {
  return begin(() => call(undoBulk, { id }));
}

export function cancel({ id }: Bulk): Promise<void> {
  return begin(() => call(cancelBulk, { id }));
}
