import * as contract from '#core/contract/first-messages.ts';
import { bind, type Route } from '#platform';
import { cancelFirst, changeFirst, sendFirstNow } from './act-first.ts';
import { listFirst } from './first-rows.ts';
import { holdFirst } from './hold-first.ts';

/** First messages that wait. */
export const firstMessageRoutes: Route[] = [
  bind(contract.holdFirstMessage, (tx, input, { app, actor, request }) => {
    const key = String(request.headers['idempotency-key'] ?? request.id);
    return holdFirst(tx, { ...input, key }, { app, actor });
  }),
  bind(contract.listFirstMessages, (tx, _input, { actor }) => listFirst(tx, actor)),
  bind(contract.cancelFirstMessage, (tx, { id }, { actor }) => cancelFirst(tx, id, actor)),
  bind(contract.changeFirstMessage, (tx, input, { actor }) => changeFirst(tx, input, actor)),
  bind(contract.sendFirstMessageNow, (tx, { id }, by) => sendFirstNow(tx, id, by)),
];
