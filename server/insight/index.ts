export { insight } from './part.ts';
export { measureConversations } from './times/keep.ts';
