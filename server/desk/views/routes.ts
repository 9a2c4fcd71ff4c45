import * as contract from '#core/contract/views.ts';
import { bind, type Route } from '#platform';
import { countConversations } from '../counts/tally.ts';

export const viewRoutes: Route[] = [
  bind(contract.countConversations, (tx, _input, { actor }) => countConversations(tx, actor)),
];
