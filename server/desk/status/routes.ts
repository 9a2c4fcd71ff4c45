import * as contract from '#core/contract/statuses.ts';
import { bind, type Route } from '#platform';
import { summaryOf } from '../read.ts';
import { setStatus } from './set-status.ts';
import { createStatus, orderStatuses, statusesOf, updateStatus } from './statuses.ts';

export const statusRoutes: Route[] = [
  bind(contract.listStatuses, async (tx) => ({ items: await statusesOf(tx) })),
  bind(contract.createStatus, (tx, input, { actor }) => createStatus(tx, input, actor)),
  bind(contract.updateStatus, (tx, input, { actor }) => updateStatus(tx, input, actor)),
  bind(contract.orderStatuses, async (tx, input, { actor }) => ({ items: await orderStatuses(tx, input, actor) })),
  bind(contract.setConversationStatus, async (tx, input, { actor }) => {
    await setStatus(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
];
