export { listening } from './part.ts';
export * from './events.ts';
