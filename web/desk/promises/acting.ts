import { ph, t } from '@lingui/core/macro';
import { changePromise, decidePromise, makePromise } from '#core/contract/promises.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';
import type { CustomerPromise } from './promise-words.ts';

type Known = Pick<CustomerPromise, 'id' | 'text' | 'version'>;
type Settled = 'kept' | 'broken' | 'withdrawn';

const said: Record<Settled, (text: string) => string> = {
  kept: (text) => t`Kept: “${text}”`,
  broken: (text) => t`Not kept: “${text}”`,
  withdrawn: (text) => t`No longer needed: “${text}”`,
};

/** Says what became of a promise, with a way back. */
export function decide({ id, text, version }: Known, state: Settled): Promise<void> {
  return attempt(async () => {
    const after = await call(decidePromise, { id, version, state });
    const back = () => call(decidePromise, { id, version: after.version, state: 'open' });
    toast({ text: said[state](text), about: id, undo: () => void attempt(back) });
  });
}

/** A settled one is open again. */
export function takeUpAgain({ id, version }: Known): Promise<void> {
  return attempt(() => call(decidePromise, { id, version, state: 'open' }));
}

/** Promises something; what the form has to say of it is thrown. */
export async function promise(input: WireInputOf<typeof makePromise>): Promise<void> {
  const made = await call(makePromise, input);
  const back = () => call(decidePromise, { id: made.id, version: made.version, state: 'withdrawn' });
  await attempt(() => Promise.resolve());
  toast({ text: t`Promised: “${ph({ text: made.text })}”`, about: made.id, undo: () => void attempt(back) });
}

export async function change(input: WireInputOf<typeof changePromise>): Promise<void> {
  const after = await call(changePromise, input);
  await attempt(() => Promise.resolve());
  toast({ text: t`Changed: “${ph({ text: after.text })}”`, about: after.id });
}
