import * as contract from '#core/contract/senders.ts';
import { bind, type Route } from '#platform';
import { changeSender, createSender, listSenders, removeSender } from './senders.ts';

export const senderRoutes: Route[] = [
  bind(contract.listSenders, (tx, { id }) => listSenders(tx, id)),
  bind(contract.createSender, (tx, { id, ...input }, by) => createSender(tx, by, { ...input, account: id })),
  bind(contract.changeSender, (tx, input, by) => changeSender(tx, by, input)),
  bind(contract.removeSender, (tx, { id }, { actor }) => removeSender(tx, actor, id)),
];
