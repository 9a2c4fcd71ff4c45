export { keepBegun } from './begun.ts';
export { openOutbox, readFrom } from './outbox.ts';
export type { Sent } from './options.ts';
export { play } from './play.tsx';
export { postTo, uploadTo } from './post.ts';
