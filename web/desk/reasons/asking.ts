import { useSyncExternalStore } from 'react';
import { listReasons } from '#core/contract/reasons.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { keyOf } from '../../app/read.ts';
import type { Summary } from '../summary.ts';
import type { ReasonChoice } from './reason-choice.tsx';

// Who settles a matter is asked why it came up: what was guessed stands ready, so that Enter is enough.

type Asked = Pick<Summary, 'id' | 'customer' | 'reason' | 'guessed'>;

export interface Asking {
  of: Asked;
  /** The company wants one. */
  required: boolean;
  /** Loaded before it is asked: what comes later than the dialog around it has lost the focus to its closing button. */
  Choice: typeof ReasonChoice;
  /** With what was chosen; undefined: nothing was. */
  go(reason: string | undefined): void;
}

let asking: Asking | undefined;
const hearers = new Set<() => void>();

function turn(to: Asking | undefined): void {
  asking = to;
  for (const hear of hearers) hear();
}

export function stopAsking(): void {
  turn(undefined);
}

/** Who is being asked at the moment. */
export function useAsking(): Asking | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => asking,
  );
}

/** What reasons are chosen with, which the first page does without. */
export function loadChoice() {
  return import('./reason-choice.tsx');
}

/** What the company offers, with what shows it; undefined where that cannot be had, as without a connection. */
async function offeredNow() {
  const query = { queryKey: keyOf(listReasons, {}), queryFn: () => call(listReasons, {}), staleTime: 300_000 };
  const both = [queryClient.fetchQuery({ ...query, networkMode: 'always', retry: false }), loadChoice()] as const;
  return Promise.all(both).then(
    ([known, { ReasonChoice: Choice }]) => ({ ...known, Choice }),
    () => undefined,
  );
}

/** Brings what asking needs before it is asked: then Enter may follow at once, and a lost connection holds nothing up. */
export function prepareAsking(): void {
  void offeredNow();
}

/** Goes on at once where the reason is known or nobody wants it, else when one was chosen, or none. */
export async function withReason(of: Asked, go: Asking['go']): Promise<void> {
  const known = await offeredNow();
  const offered = known?.items.some(({ retired }) => !retired) === true;
  if (of.reason !== null || known === undefined || known.asked === 'no' || !offered) return go(undefined);
  turn({ of, required: known.asked === 'required', Choice: known.Choice, go });
}
