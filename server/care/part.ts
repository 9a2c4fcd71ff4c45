import { sql, type DomainPart } from '#platform';
import { registerCaseOwners } from '#touchpoints';
import { dropOnReopened, noteAnswer, planOnSettled, planToCompare, startAskingAgain } from './again/ask-again.ts';
import { causeRoutes } from './causes/routes.ts';
import { expireVerbatims, followVerbatims, forgetVerbatims } from './causes/follow.ts';
import { noteTold } from './causes/told.ts';
import { events } from './events.ts';
import { handBack } from './hand-back.ts';
import { tellOfGoodwill } from './goodwill/notice.ts';
import { casesOwnedBy } from './recovery/owned.ts';
import { startRecoveries } from './recovery/clock.ts';
import {
  expireRecoveries,
  forgetWithThread,
  noteContact,
  openOnBrokenPromise,
  openOnLowScore,
} from './recovery/listen.ts';
import { tellOwner } from './recovery/notice.ts';
import { startTelling } from './telling/send.ts';
import { expirePraise, forgetPraiseOfThread, forgetPraiseOf } from './praise/forget.ts';
import { praiseRoutes } from './praise/routes.ts';
import { showAtOnce } from './praise/show-at-once.ts';
import { noticePraise, startPassingPraise } from './praise/tell.ts';
import { weekRoutes } from './week/routes.ts';
import { routes } from './routes.ts';

/** Making up for what went wrong. */
export const care: DomainPart = {
  name: 'care',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...routes, ...causeRoutes, ...weekRoutes, ...praiseRoutes],
  events,
  start: (app) => {
    registerCaseOwners(casesOwnedBy);
    const stops = [startRecoveries(app), startTelling(app), startAskingAgain(app), startPassingPraise(app)];
    return Promise.resolve(async () => void (await Promise.all(stops.map((stop) => stop()))));
  },
  listeners: [
    openOnLowScore,
    openOnBrokenPromise,
    noteContact,
    noteTold,
    planOnSettled,
    planToCompare,
    dropOnReopened,
    noteAnswer,
    showAtOnce,
    noticePraise,
    forgetPraiseOfThread,
    expirePraise,
    tellOwner,
    tellOfGoodwill,
    handBack,
    forgetWithThread,
    expireRecoveries,
    followVerbatims,
    forgetVerbatims,
    expireVerbatims,
  ],
  async erase(tx, customers) {
    await forgetPraiseOf(tx, sql`customer = any(${customers}::uuid[])`);
    await tx.run(sql`delete from care.letter where customer = any(${customers}::uuid[])`);
    await tx.run(sql`delete from care.verbatim where customer = any(${customers}::uuid[])`);
    await tx.run(sql`update care.week set customer = null where customer = any(${customers}::uuid[])`);
    await tx.run(sql`delete from care.recovery where customer = any(${customers}::uuid[])`);
  },
};
