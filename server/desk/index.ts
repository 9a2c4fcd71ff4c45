export { desk } from './part.ts';
export * from './events.ts';
export { resolve } from './resolve.ts';
