export { keepApart, mergeThreads, moveMessage, splitThread, type Arranged } from './arrange.ts';
export { arrangementOf, type Arrangement } from './keep.ts';
export { countReviews, firstMessages, movesOf, openReviewOf, openReviews, reviewOf, type Review } from './reviews.ts';
export { undoArrangement } from './undo.ts';
export { decisionOf, decisionsOf, type KeptDecision } from '../mail/threading/decisions.ts';
