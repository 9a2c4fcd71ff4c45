import * as contract from '#core/contract/arrange.ts';
import { bind, type Route } from '#platform';
import { joinReviewed, keepApart, merge, move, split } from './act.ts';
import { listReviews, tellDone, whyHere } from './look.ts';
import { takeBack } from './undo.ts';

export const arrangeRoutes: Route[] = [
  bind(contract.mergeConversation, async (tx, input, { actor }) => tellDone(tx, await merge(tx, input, actor), actor)),
  bind(contract.splitConversation, async (tx, input, { actor }) => tellDone(tx, await split(tx, input, actor), actor)),
  bind(contract.moveConversationMessage, async (tx, input, { actor }) =>
    tellDone(tx, await move(tx, input, actor), actor),
  ),
  bind(contract.undoArrangement, async (tx, input, { actor }) => tellDone(tx, await takeBack(tx, input, actor), actor)),
  bind(contract.listReviews, (tx, query, { actor }) => listReviews(tx, query, actor)),
  bind(contract.joinReview, async (tx, input, { actor }) => tellDone(tx, await joinReviewed(tx, input, actor), actor)),
  bind(contract.keepReviewApart, async (tx, input, { actor }) =>
    tellDone(tx, await keepApart(tx, input, actor), actor),
  ),
  bind(contract.whyIsItHere, (tx, input, { actor }) => whyHere(tx, input, actor)),
];
