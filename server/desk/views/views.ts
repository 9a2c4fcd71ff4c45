import { conversationFilter, type ConversationFilter, type ViewSort, type WireFilter } from '#core/desk/filter.ts';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { audit, teamNames, usableTeam } from '#people';
import { viewChanged } from '../events.ts';
import { refuseTrying } from '../filter/criteria.ts';
import { refuseMisfits } from '../filter/refuse-misfits.ts';

interface Row {
  id: string;
  name: string;
  owner: string | null;
  ownerName: string;
  audience: 'me' | 'team' | 'everybody';
  team: string | null;
  filter: WireFilter;
  sort: ViewSort;
  version: number;
}

/** A view as whoever looks sees it. */
export interface View {
  id: string;
  name: string;
  by: string;
  /** Who sees it: `me`, `everybody`, or the id of a team. */
  audience: string;
  /** The name of that team. */
  team: string | null;
  filter: ConversationFilter;
  sort: ViewSort;
  mayChange: boolean;
  version: number;
}

const most = 200;

/** What somebody with a limited sight sees is their own and what was made for their team. */
function seenBy(actor: Actor) {
  const shares = actor.permissions.has('view.share');
  return sql`(owner = ${actor.id}::uuid and audience = 'me'
    or audience = 'everybody' and ${actor.sight === undefined}
    or audience = 'team' and (${shares}
      or team = any(array(select team from people.teammate where person = ${actor.id}::uuid))))`;
}

/** One's own, those of one's teams (whoever may share sees those of all) and everybody's, in their order. */
export async function viewsOf(tx: Tx, actor: Actor): Promise<View[]> {
  const rows = await tx.all<Row>(sql`
    select id, name, owner, owner_name, audience, team, filter, sort, version from desk.view
    where removed_at is null and ${seenBy(actor)} order by audience, position, created_at, id limit ${most}`);
  const teams = await teamNames(
    tx,
    rows.flatMap(({ team }) => team ?? []),
  );
  return rows.map(({ id, name, ownerName, audience, team, filter, sort, version }) => ({
    ...{ id, name, sort, version },
    by: ownerName,
    audience: audience === 'team' ? team! : audience,
    team: team === null ? null : (teams.get(team) ?? ''),
    filter: conversationFilter.decode(filter),
    mayChange: audience === 'me' || actor.permissions.has('view.share'),
  }));
}

/** One of those that the actor sees. Throws `not-found`. */
export async function viewOf(tx: Tx, id: string, actor: Actor): Promise<View> {
  const found = (await viewsOf(tx, actor)).find((view) => view.id === id);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such view any more.' });
  return found;
}

type NewView = Pick<View, 'name' | 'filter' | 'sort' | 'audience'>;

export function refuseSharing(actor: Actor): void {
  if (!actor.permissions.has('view.share'))
    throw problem('forbidden', { detail: 'You may not share views, nor change shared ones. Make one of your own.' });
}

/** What is kept of a view. Throws `forbidden` and `refused` for what the actor may not say in it. */
async function columnsOf(tx: Tx, { name, filter, sort, audience }: NewView, actor: Actor) {
  if (audience === 'me' && actor.id === null)
    throw problem('refused', { detail: 'A key has no views of its own: share it with everybody or a team.' });
  if (audience !== 'me') refuseSharing(actor);
  refuseTrying(filter, actor);
  await refuseMisfits(tx, filter);
  const ofTeam = audience !== 'me' && audience !== 'everybody';
  if (ofTeam) await usableTeam(tx, audience);
  return {
    name: name.trim(),
    sort,
    filter: JSON.stringify(conversationFilter.encode(filter)),
    audience: ofTeam ? 'team' : audience,
    team: ofTeam ? audience : null,
  };
}

/** Keeps a filter under a name. Throws `forbidden` for sharing without the right to, `refused` for too many. */
export async function createView(tx: Tx, input: NewView, actor: Actor): Promise<View> {
  const { name, filter, sort, audience, team } = await columnsOf(tx, input, actor);
  if ((await viewsOf(tx, actor)).length >= most) throw problem('refused', { detail: `There can be ${most} views.` });
  const { id } = await tx.one<{ id: string }>(sql`
    insert into desk.view (name, owner, owner_name, audience, team, filter, sort, created_at)
    values (${name}, ${actor.id}, ${actor.name}, ${audience}, ${team}, ${filter}::jsonb, ${sort}, ${tx.now}) returning id`);
  if (audience !== 'me') await audit(tx, actor, { action: 'view.share', subject: id, detail: { name } });
  return await told(tx, id, actor);
}

async function told(tx: Tx, id: string, actor: Actor): Promise<View> {
  await publish(tx, viewChanged, { subject: id, data: {} });
  return await viewOf(tx, id, actor);
}

/** Changes a view. Throws `forbidden`, `not-found`, and `conflict` when somebody else was faster. */
export async function updateView(
  tx: Tx,
  input: NewView & { id: string; version: number },
  actor: Actor,
): Promise<View> {
  const { id, version } = input;
  const before = await viewOf(tx, id, actor);
  if (before.audience !== 'me') refuseSharing(actor);
  const { name, filter, sort, audience, team } = await columnsOf(tx, input, actor);
  // Whoever makes a shared view their own has it.
  const taken =
    audience === 'me' && before.audience !== 'me' ? sql`, owner = ${actor.id}, owner_name = ${actor.name}` : sql``;
  const changed = await tx.run(sql`update desk.view set name = ${name}, audience = ${audience}, team = ${team}::uuid,
      sort = ${sort}, filter = ${filter}::jsonb, version = version + 1 ${taken} where id = ${id} and version = ${version}`);
  if (changed === 0)
    throw problem('conflict', {
      code: 'stale',
      detail: `Somebody changed the view “${before.name}” meanwhile. Look at what it is now, and change that.`,
    });
  if (audience !== 'me' || before.audience !== 'me')
    await audit(tx, actor, { action: 'view.change', subject: id, detail: { from: before.name, to: name, audience } });
  return await told(tx, id, actor);
}
