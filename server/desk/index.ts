export { desk } from './part.ts';
export * from './events.ts';
export { resolve } from './resolve.ts';
export { keepPastConversations, type PastConversation } from './history.ts';
export { createCanned } from './canned/canned.ts';
export { bringUsualReasons } from './reasons/change.ts';
export { conversationsAfter, measureMany, type Measured } from './facts/many.ts';
