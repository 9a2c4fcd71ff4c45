import type { ConversationFilter, ViewSort } from '#core/desk/filter.ts';
import { listTeams } from '#people';
import { problem, type Actor, type Tx } from '#platform';
import { viewsOf } from './views.ts';

interface Listed {
  filter: ConversationFilter;
  sort: ViewSort;
}

/** What a list is narrowed by: a view that the actor sees, or the queue of a team that they know. Throws `not-found`. */
export async function listedBy(tx: Tx, id: string, actor: Actor): Promise<Listed> {
  const view = (await viewsOf(tx, actor)).find((each) => each.id === id);
  if (view !== undefined) return view;
  if ((await listTeams(tx, actor)).some((team) => team.id === id))
    return { filter: { place: ['open'], team: [id] }, sort: 'newest' };
  throw problem('not-found', { detail: 'There is no such view any more.' });
}
