export type { Analytics, AnalyticsState } from './analytics.ts';
export type { AnalyticsMigration } from './migrate.ts';
export { spawnEngine, type RunningEngine } from './spawn.ts';
export { startAnalytics } from './start.ts';
