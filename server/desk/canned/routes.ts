import * as contract from '#core/contract/canned.ts';
import { bind, type Route } from '#platform';
import { createCanned, deleteCanned, listCanned, updateCanned } from './canned.ts';

export const cannedRoutes: Route[] = [
  bind(contract.listCannedReplies, (tx, { conversation }, { actor }) => listCanned(tx, conversation, actor)),
  bind(contract.createCannedReply, (tx, input, { actor }) => createCanned(tx, input, actor)),
  bind(contract.updateCannedReply, (tx, input, { actor }) => updateCanned(tx, input, actor)),
  bind(contract.deleteCannedReply, (tx, { id }, { actor }) => deleteCanned(tx, id, actor)),
];
