import { searchConversations } from '#core/contract/search.ts';
import { bind, type Route } from '#platform';
import { searchConversations as search } from './search.ts';

export const searchRoutes: Route[] = [
  bind(searchConversations, (tx, input, { actor, request }) =>
    search(tx, input, { actor, stopped: () => request.raw.destroyed || request.raw.socket.destroyed }),
  ),
];
