import { memberRemoved } from '#people';
import { defineListener } from '#platform';
import { handBackRecoveries } from './recovery/change.ts';
import { byItself } from './recovery/tell.ts';

/** Whoever left sees to nothing any more. */
export const handBack = defineListener({
  name: 'care.hand-back',
  on: [memberRemoved],
  handle: (tx, { subject }) => handBackRecoveries(tx, { person: subject, actor: byItself(tx) }),
});
