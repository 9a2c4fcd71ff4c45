export { listening } from './part.ts';
export { keepPastAsks, type PastAsk } from './history.ts';
export * from './events.ts';
