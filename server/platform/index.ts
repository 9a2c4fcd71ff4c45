export { apart, steppingOver, type ForRows } from './apart.ts';
export { openBell } from './bell.ts';
export { checkKey } from './key-check.ts';
export { masterKeys, openKeyring } from './keyring.ts';
export { openFileStore } from './files/file-store.ts';
export { openLive } from './live/live.ts';
export { measureTogether, newMetrics } from './metrics.ts';
export { hasEmbedded, leftByUpgrades, runningEmbedded, startEmbedded, type Embedded } from './postgres/index.ts';
export { absentAnalytics } from './analytics/absent.ts';
export {
  spawnEngine,
  startAnalytics,
  type RunningEngine,
  type Analytics,
  type AnalyticsMigration,
  type AnalyticsState,
} from './analytics/index.ts';
export { forgetOldEvents, startForgetting } from './events/forget.ts';
export { startListeners } from './events/listeners-loop.ts';
export { retryParked } from './events/retry-parked.ts';
export { runListener } from './events/run-listeners.ts';
export { startOutbox } from './outbox/run-outbox.ts';
export { settleAbandoned } from './outbox/recover.ts';
export { startJobs } from './jobs/run-jobs.ts';
export * from './auth/index.ts';
export * from './http/index.ts';
export type { App } from './app.ts';
export { describeConfig, readConfig, type Config } from './config.ts';
export { openDatabase, type Database } from './database/database.ts';
export { statementText } from './database/session.ts';
export { sharedTables } from './database/shared-tables.ts';
export { prepareDatabase } from './database/prepare.ts';
export { urlAs } from './database/roles.ts';
export type { MigrationSource } from './database/migrate.ts';
export { mayTake, partOf, sql, type RawBuilder, type Tx, type WideTx } from './database/tx.ts';
export type { DomainPart } from './domain-part.ts';
export {
  defineEvent,
  publish,
  publishMany,
  readEventData,
  type EventDefinition,
  type StoredEvent,
} from './events/event.ts';
export { changedSubjects } from './events/changed-subjects.ts';
export { defineListener, type EventOf, type Listener } from './events/listener.ts';
export { parsePosition } from './events/position.ts';
export {
  giveFiles,
  hashOfFile,
  openFile,
  referToFile,
  releaseFiles,
  releaseFilesOfCustomers,
  storeFile,
} from './files/files.ts';
export type { FileStore } from './files/file-store.ts';
export { addJob, defineJob, type Job } from './jobs/job.ts';
export { defineSchedule } from './jobs/schedule.ts';
export type { Keyring } from './keyring.ts';
export type { LiveMessage } from './live/message.ts';
export type { Onlooker } from './live/presence.ts';
export type { OpenScreen } from './live/screens.ts';
export { openLog, type Logger } from './log.ts';
export { loop, type Loop } from './loop.ts';
export { isNobodys, isOwnNetwork } from './networks.ts';
export { platformMigrations } from './migrations.ts';
export { forgetOutbound, forgetOutboundReasons, forgetPayload } from './outbox/forget.ts';
export { giveUp, outboxProgress, sendAgain, tryNow, type OutboxProgress } from './outbox/act.ts';
export {
  defineTransport,
  enqueue,
  sendWaitingNow,
  type Delivery,
  type HandOver,
  type OutboxItem,
} from './outbox/transport.ts';
export { isStartProblem, startProblem } from './start-problem.ts';
export { realWorld, type DnsAnswers, type Resolve, type World } from './world.ts';
export { Problem, problem } from '#core/contract/problems.ts';
