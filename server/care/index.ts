export { care } from './part.ts';
export * from './events.ts';
export { keepPastRecoveries } from './recovery/history.ts';
export { seenInCare } from './seen.ts';
