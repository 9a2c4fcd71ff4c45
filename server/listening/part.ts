import { sql, type DomainPart } from '#platform';
import { takeChatAnswers } from './answering/chat-card.ts';
import { followConversations } from './asking/decide.ts';
import { heedWithdrawal } from './asking/consent.ts';
import { followDelivery } from './asking/delivery.ts';
import { events } from './events.ts';
import { expireAnswers } from './answering/expire.ts';
import { offerPageSurveys } from './in-page/page-surveys.ts';
import { forgetLeftAddresses } from './answering/forget-left.ts';
import { routes } from './routes.ts';
import { releaseSchedule, releaseUploads } from './answering/release-uploads.ts';
import { settlePartial, settleSchedule } from './answering/settle-partial.ts';
import { releaseOfResponses } from './answering/uploads.ts';
import { decideHappenings, happeningsSchedule } from './asking/happenings.ts';
import { drawRounds, roundsSchedule } from './asking/rounds.ts';
import { schedules, sendDueAsks } from './asking/send-due.ts';
import { askProvider, askProviderSchedule, askProviderSoon } from './provider/asking.ts';
import { relearn } from './topics/relearn.ts';
import { readOlder, readOlderSchedule } from './topics/read-older.ts';
import { leftAnswersSchedule, readLeftAnswers } from './sentiment/past/answers.ts';
import { readImported, readPast, readPastSchedule } from './sentiment/past/messages.ts';
import { teachJob, teachSchedule } from './sentiment/teaching/teach.ts';
import { expireReadings, followMessages, readAnswers, readMessages } from './sentiment/listen.ts';

takeChatAnswers();
offerPageSurveys();

/** Asking customers how it felt, rarely, and keeping why somebody was not asked. */
export const listening: DomainPart = {
  name: 'listening',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  events,
  listeners: [
    followConversations,
    followDelivery,
    heedWithdrawal,
    expireAnswers,
    readMessages,
    readAnswers,
    followMessages,
    expireReadings,
    readImported,
  ],
  jobs: [
    sendDueAsks,
    decideHappenings,
    drawRounds,
    settlePartial,
    releaseUploads,
    readOlder,
    relearn,
    readLeftAnswers,
    readPast,
    teachJob,
    askProvider,
    askProviderSoon,
  ],
  schedules: [
    ...schedules,
    happeningsSchedule,
    roundsSchedule,
    settleSchedule,
    releaseSchedule,
    readOlderSchedule,
    leftAnswersSchedule,
    readPastSchedule,
    teachSchedule,
    askProviderSchedule,
  ],
  async erase(tx, customers, app) {
    await forgetLeftAddresses(tx, customers, app);
    await tx.run(sql`delete from listening.reading where customer = any(${customers}::uuid[])`);
    await releaseOfResponses(tx, app, sql`response.customer = any(${customers}::uuid[])`);
    await tx.run(sql`update listening.response set values = '{}' where customer = any(${customers}::uuid[])`);
    await tx.run(sql`update listening.answer set words = '' where customer = any(${customers}::uuid[])`);
    await tx.run(sql`delete from listening.wish where customer = any(${customers}::uuid[])`);
    await tx.run(sql`update listening.ask set state = 'not-asked', reason = 'erased'
      where customer = any(${customers}::uuid[]) and state = 'scheduled'`);
    // The links that were sent still exist: nothing may come in by them any more.
    await tx.run(sql`update listening.ask set state = 'expired', expires_at = least(expires_at, ${tx.now})
      where customer = any(${customers}::uuid[]) and state in ('sent', 'delivered', 'opened', 'started', 'failed')`);
    await tx.run(sql`update listening.ask set expires_at = least(expires_at, ${tx.now})
      where customer = any(${customers}::uuid[]) and state in ('partial', 'answered')`);
  },
};
