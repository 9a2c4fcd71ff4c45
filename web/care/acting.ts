import { ph, t } from '@lingui/core/macro';
import type { Outcome, RecoveryState } from '#core/care/recovery.ts';
import { changeRecovery, settleRecovery } from '#core/contract/care.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { stateWords, type Recovery } from './case-words.ts';
import { outcomeWords } from './outcome-words.ts';

type Known = Pick<Recovery, 'id' | 'version' | 'state' | 'outcome'>;

/** Does something with a case at once; an error is said, and the page looks again either way. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    toastError(error);
  } finally {
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['recovery.', 'cause.', 'praise.']),
    });
  }
}

async function takeBack({ id, state, outcome }: Known, version: number): Promise<void> {
  const opened = await call(settleRecovery, { id, version, state: state === 'closed' ? 'closed' : 'open', outcome });
  if (opened.state !== state) await call(settleRecovery, { id, version: opened.version, state, outcome });
}

/** Says how far a case is, with a way back. */
export function settle(before: Known, said: { state: RecoveryState; outcome?: Outcome }): Promise<void> {
  return attempt(async () => {
    const { id, version } = before;
    const after = await call(settleRecovery, { id, version, state: said.state, outcome: said.outcome ?? null });
    const how = said.outcome === undefined ? stateWords[said.state] : outcomeWords[said.outcome];
    const undo = () => void attempt(() => takeBack(before, after.version));
    toast({ text: t`The case of ${ph({ name: after.customer.name })}: ${how}`, about: id, undo });
  });
}

/** Gives a case to somebody, or another time. */
export function change(input: WireInputOf<typeof changeRecovery>): Promise<void> {
  return attempt(() => call(changeRecovery, input));
}
