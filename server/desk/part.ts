import { registerAnswerTimes, registerTeamOf } from '#channels';
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
import { startWaking } from './marks/waking.ts';
import { lookBack, lookBackOnce } from './ended/past-help.ts';
import { endedRoutes } from './ended/routes.ts';
import { eraseWork } from './erase.ts';
import { events } from './events.ts';
import { fieldRoutes } from './fields/routes.ts';
import { forgetWithThread } from './forget.ts';
import { linkRoutes } from './links/routes.ts';
import { liveRoutes } from './live-routes.ts';
import { handBack } from './hand-back.ts';
import { tellPeople } from './tell-people.ts';
import { teamOfConversation } from './hours-of-conversation.ts';
import { ringRoutes } from './ring/routes.ts';
import { firstMessageRoutes } from './begin/routes.ts';
import { startReleasingFirst } from './begin/release.ts';
import { startReleasing } from './held/release.ts';
import { takeUpLostAnswers } from './lost-answers.ts';
import { nowRoutes } from './now/routes.ts';
import { offerRoutes } from './offer.ts';
import { bringReasons } from './reasons/change.ts';
import { learnReasons, learnReasonsOften } from './reasons/learn.ts';
import { startPromises } from './promises/clock.ts';
import { tellOwner } from './promises/notice.ts';
import { promiseRoutes } from './promises/routes.ts';
import { routes } from './routes.ts';
import { takeInPast } from './take-in-past.ts';
import { serviceFactsRoutes } from './facts/routes.ts';
import { visitorRoutes } from './visitor.ts';
import { registerSight } from './sight/limited-sight.ts';
import { sightRoutes } from './sight/routes.ts';
import { followSides } from './sides/listen.ts';
import { sideRoutes } from './sides/routes.ts';
import { noticeSent, takeIn } from './take-in.ts';

registerAnswerTimes(answerTimesOf);
registerTeamOf(teamOfConversation);
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
    ...nowRoutes,
    ...cannedRoutes,
    ...endedRoutes,
    ...sightRoutes,
    ...promiseRoutes,
    ...ringRoutes,
    ...linkRoutes,
    ...fieldRoutes,
    ...sideRoutes,
    ...firstMessageRoutes,
  ].map(followMerged),
  events,
  start: async (app) => {
    const stops = [startReleasing(app), startReleasingFirst(app), startWaking(app), startPromises(app)];
    return async () => void (await Promise.all(stops.map((stop) => stop())));
  },
  jobs: [foldTallies, runBulk, learnReasons, lookBack],
  schedules: [foldTalliesOften, learnReasonsOften, lookBackOnce],
  listeners: [
    takeIn,
    noticeSent,
    takeUpLostAnswers,
    sendAcknowledgement,
    takeInPast,
    forgetWithThread,
    mergeWithThread,
    handBack,
    tellPeople,
    bringReasons,
    tellOwner,
    followSides,
  ],
  erase: eraseWork,
};
