import { registerAnswerTimes } from '#channels';
import type { DomainPart } from '#platform';
import { acknowledgementRoutes } from './acknowledgement/routes.ts';
import { sendAcknowledgement } from './acknowledgement/send.ts';
import { answerTimesOf } from './acknowledgement/times.ts';
import { followMerged } from './arrange/follow.ts';
import { mergeWithThread } from './arrange/listen.ts';
import { arrangeRoutes } from './arrange/routes.ts';
import { runBulk } from './bulk/run.ts';
import { cannedRoutes } from './canned/routes.ts';
import { foldTallies, foldTalliesOften } from './counts/tally.ts';
import { tellFollowers } from './marks/notices.ts';
import { startWaking } from './marks/waking.ts';
import { eraseWork } from './erase.ts';
import { events } from './events.ts';
import { forgetWithThread } from './forget.ts';
import { liveRoutes } from './live-routes.ts';
import { handBack } from './hand-back.ts';
import { startReleasing } from './held/release.ts';
import { takeUpLostAnswers } from './lost-answers.ts';
import { offerRoutes } from './offer.ts';
import { routes } from './routes.ts';
import { takeInPast } from './take-in-past.ts';
import { serviceFactsRoutes } from './facts/routes.ts';
import { visitorRoutes } from './visitor.ts';
import { registerSight } from './sight/limited-sight.ts';
import { sightRoutes } from './sight/routes.ts';
import { noticeSent, takeIn } from './take-in.ts';

registerAnswerTimes(answerTimesOf);
registerSight();

/** Conversations as work: who has them, what was said about them, whether they are settled. */
export const desk: DomainPart = {
  name: 'desk',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [
    ...routes,
    ...liveRoutes,
    ...acknowledgementRoutes,
    ...arrangeRoutes,
    ...serviceFactsRoutes,
    ...visitorRoutes,
    ...offerRoutes,
    ...cannedRoutes,
    ...sightRoutes,
  ].map(followMerged),
  events,
  start: async (app) => {
    const stops = [startReleasing(app), startWaking(app)];
    return async () => void (await Promise.all(stops.map((stop) => stop())));
  },
  jobs: [foldTallies, runBulk],
  schedules: [foldTalliesOften],
  listeners: [
    takeIn,
    noticeSent,
    takeUpLostAnswers,
    sendAcknowledgement,
    takeInPast,
    forgetWithThread,
    mergeWithThread,
    handBack,
    tellFollowers,
  ],
  erase: eraseWork,
};
