import { memberRemoved } from '#people';
import { defineListener, sql } from '#platform';
import { handBackRecoveries } from './recovery/change.ts';
import { byItself } from './recovery/tell.ts';

/** Whoever left sees to nothing any more. */
export const handBack = defineListener({
  name: 'care.hand-back',
  on: [memberRemoved],
  async handle(tx, { subject }) {
    await handBackRecoveries(tx, { person: subject, actor: byItself(tx) });
    await tx.run(sql`delete from care.praised where workspace = ${tx.workspace} and person = ${subject}`);
    await tx.run(sql`delete from care.praise_mail where workspace = ${tx.workspace} and person = ${subject}`);
  },
});
