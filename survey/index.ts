export { openOutbox } from './outbox.ts';
export type { Sent } from './options.ts';
export { play } from './play.tsx';
export { postTo, uploadTo } from './post.ts';
