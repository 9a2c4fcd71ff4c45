import type { Actor, Tx } from '#platform';
import { refuseEmptyFields } from './fields/fill.ts';
import { refuseWithoutReason } from './reasons/reason-needed.ts';

/** Asked before anything resolves: what the company wants known of a settled matter is there. Throws `refused` with what is missing. */
export async function refuseUnready(tx: Tx, id: string, actor: Actor): Promise<void> {
  await refuseWithoutReason(tx, id, actor);
  await refuseEmptyFields(tx, id, actor);
}
