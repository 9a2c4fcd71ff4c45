import { answerChildren } from '#core/contract/answer-children.ts';
import { cancelBulk, listBulk, startBulk, undoBulk } from '#core/contract/bulk.ts';
import type { InboxView } from '#core/contract/desk.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import type { Bulk } from './bulk-words.ts';
import { clearSelection, type Selection } from './selection.ts';

/** What can be done with conversations whichever they are. */
export type Act = WireInputOf<typeof startBulk>['act'];

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
export function doWithSelected(
  act: Act,
  { ids, all }: Selection,
  list: { view: InboxView } | { saved: string },
): Promise<void> {
  return begin(async () => {
    await call(startBulk, { act, of: all ? list : { conversations: [...ids] } });
    clearSelection();
  });
}

/** The same with conversations that somebody names. */
export function doWithThese(act: Act, conversations: string[]): Promise<void> {
  return begin(() => call(startBulk, { act, of: { conversations } }));
}

/** Answers the children of a conversation; throws what the server says. */
export async function answerAll(input: WireInputOf<typeof answerChildren>): Promise<void> {
  await call(answerChildren, input);
  await lookAgain();
}

export function takeBack({ id }: Bulk): Promise<void> {
  return begin(() => call(undoBulk, { id }));
}

export function cancel({ id }: Bulk): Promise<void> {
  return begin(() => call(cancelBulk, { id }));
}
