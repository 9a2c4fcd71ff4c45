export { openBreaker } from './breaker.ts';
export { keepOut } from './kept-out.ts';
export { isSuppressed, suppressionOf, type Suppression } from './suppression/suppressed.ts';
