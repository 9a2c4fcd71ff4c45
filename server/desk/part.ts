import { sql, type DomainPart } from '#platform';
import { acknowledgementRoutes } from './acknowledgement/routes.ts';
import { sendAcknowledgement } from './acknowledgement/send.ts';
import { followMerged } from './arrange/follow.ts';
import { mergeWithThread } from './arrange/listen.ts';
import { arrangeRoutes } from './arrange/routes.ts';
import { events } from './events.ts';
import { forgetWithThread } from './forget.ts';
import { handBack } from './hand-back.ts';
import { freeHeldFiles } from './held/forget.ts';
import { startReleasing } from './held/release.ts';
import { routes } from './routes.ts';
import { takeInPast } from './take-in-past.ts';
import { noticeSent, takeIn } from './take-in.ts';

/** Conversations as work: who has them, what was said about them, whether they are settled. */
export const desk: DomainPart = {
  name: 'desk',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...routes, ...acknowledgementRoutes, ...arrangeRoutes].map(followMerged),
  events,
  start: async (app) => startReleasing(app),
  listeners: [takeIn, noticeSent, sendAcknowledgement, takeInPast, forgetWithThread, mergeWithThread, handBack],
  async erase(tx, customers) {
    await freeHeldFiles(tx, sql`customer = any(${customers}::uuid[])`);
    await tx.run(sql`update desk.conversation lost set merged_into = null from desk.conversation survivor
      where survivor.id = lost.merged_into and survivor.customer = any(${customers}::uuid[])
        and not lost.customer = any(${customers}::uuid[])`);
    await tx.run(sql`delete from desk.conversation where customer = any(${customers}::uuid[])`);
    await tx.run(sql`delete from desk.blocked where customer = any(${customers}::uuid[])`);
  },
};
