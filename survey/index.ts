export { openOutbox } from './outbox.ts';
export { play } from './play.tsx';
export { postTo, uploadTo } from './post.ts';
