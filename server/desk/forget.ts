import { defineListener, sql } from '#platform';
import { threadForgotten } from '#channels';
import { freeHeldFiles } from './held/forget.ts';

/** Work whose words are gone is no work any more: its notes and history go with them. The figures stay. */
export const forgetWithThread = defineListener({
  name: 'desk.forget-with-thread',
  on: [threadForgotten],
  async handle(tx, { data }) {
    await freeHeldFiles(tx, sql`id = ${data.thread}`);
    await tx.run(sql`delete from desk.conversation where id = ${data.thread}`);
  },
});
