import { ph, t } from '@lingui/core/macro';
import type { Outcome, RecoveryState } from '#core/care/recovery.ts';
import { changeRecovery, settleRecovery } from '#core/contract/care.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { dayAndClock } from '../ui/format.ts';
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

type Changing = Pick<WireInputOf<typeof changeRecovery>, 'owner' | 'team' | 'dueAt'>;

/** Gives a case to somebody, or another time, with a way back; to a time that is past there is none. */
export function change(before: Recovery, input: Changing): Promise<void> {
  return attempt(async () => {
    const { id, version } = before;
    const after = await call(changeRecovery, { ...input, id, version });
    const former: Changing = {
      ...('owner' in input ? { owner: before.owner?.id ?? null } : {}),
      ...('team' in input ? { team: before.team?.id ?? null } : {}),
      ...('dueAt' in input ? { dueAt: before.dueAt } : {}),
    };
    const how = changed(after, input);
    const isPast = 'dueAt' in input && new Date(before.dueAt) <= new Date();
    const undo = () => void attempt(() => call(changeRecovery, { ...former, id, version: after.version }));
    const text = t`The case of ${ph({ name: after.customer.name })}: ${how}`;
    toast({ text, about: id, ...(isPast ? {} : { undo }) });
  });
}

function changed({ owner, team, dueAt }: Recovery, input: Changing): string {
  if ('owner' in input) return owner?.name ?? t`Nobody`;
  return 'team' in input ? (team?.name ?? t`No team`) : dayAndClock(dueAt);
}
