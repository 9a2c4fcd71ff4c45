import { defineListener, sql } from '#platform';
import { threadForgotten } from '#channels';
import { dropHeldFiles } from './held/forget.ts';

/** Work whose words are gone is no work any more: its notes and history go with them. The figures stay. */
export const forgetWithThread = defineListener({
  name: 'desk.forget-with-thread',
  on: [threadForgotten],
  async handle(tx, { data }, app) {
    await dropHeldFiles(tx, app, sql`id = ${data.thread}`);
    await tx.run(sql`delete from desk.side where id = ${data.thread}`);
    await tx.run(sql`delete from desk.conversation where id = ${data.thread}`);
  },
});
