import type { SearchQuery } from '#core/channels/search/search-query.ts';
import { listMembers, visibleTo, workspaceSettings } from '#people';
import { namedStatuses } from '../status/named-statuses.ts';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';

/** What a conversation must be to be found, beside its words; and what of that is not understood. */
export async function conditionsOf(tx: Tx, query: SearchQuery, actor: Actor) {
  const { channel, assignee, place, tags } = query;
  const status = await namedStatuses(tx, query.status);
  const conditions: Array<RawBuilder<boolean>> = [
    visibleTo(actor).where,
    sql<boolean>`conversation.merged_into is null`,
    ...(status.condition === null ? [] : [status.condition]),
    ...(status.condition === null && place === 'usual' ? [sql<boolean>`conversation.status <> 'spam'`] : []),
    ...(channel.length > 0 ? [sql<boolean>`conversation.channel = any(${channel})`] : []),
    ...tags.map(tagged),
    ...(assignee === null ? [] : [await ofAssignee(tx, assignee, actor)]),
  ];
  return { conditions, problems: status.problems };
}

function tagged(name: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from desk.tagged join desk.tag on tag.id = tagged.tag
    where tagged.conversation = conversation.id and lower(tag.name) = lower(${name}))`;
}

async function ofAssignee(tx: Tx, assignee: string, actor: Actor): Promise<RawBuilder<boolean>> {
  const said = assignee.toLowerCase();
  if (said === 'me') return sql<boolean>`conversation.assignee = ${actor.id}::uuid`;
  if (said === 'nobody' || said === 'none') return sql<boolean>`conversation.assignee is null`;
  const members = (await listMembers(tx)).filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(said));
  return sql<boolean>`conversation.assignee = any(${members.map(({ user }) => user)}::uuid[])`;
}

/** The moments that `after:` and `before:` stand for: the first of the day, month or year, where the company is. */
export async function periodOf(
  tx: Tx,
  { before, after }: SearchQuery,
): Promise<{ before: Date | null; after: Date | null }> {
  if (before === null && after === null) return { before: null, after: null };
  const { zone } = await workspaceSettings(tx);
  return { before: beginning(before, zone), after: beginning(after, zone) };
}

function beginning(day: string | null, zone: string): Date | null {
  if (day === null) return null;
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Temporal.PlainDate.from({ year, month, day: date }).toZonedDateTime(zone).epochMilliseconds);
}
