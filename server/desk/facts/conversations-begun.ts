import type { ConversationFilter } from '#core/desk/filter.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { visibleTo, workspaceSettings } from '#people';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { readPage } from '../filter/both-ways.ts';
import { askedBy, refuseTrying } from '../filter/criteria.ts';
import { refuseMisfits } from '../filter/refuse-misfits.ts';
import { tagsOf } from '../marks/tag-conversation.ts';
import { mattersOf } from '../reasons/of-conversations.ts';
import { listedBy } from '../views/listed.ts';

/** Which conversations: of a view and by a filter, begun from one day of the company's clock to the end of another. */
export interface Begun {
  from?: string | undefined;
  until?: string | undefined;
  saved?: string | undefined;
  filter?: ConversationFilter | undefined;
}

/** From the beginning of one day on the company's clock to the end of another. */
async function between(tx: Tx, { from, until }: Begun): Promise<RawBuilder<boolean>[]> {
  if (from === undefined && until === undefined) return [];
  const { zone } = await workspaceSettings(tx);
  const midnight = (day: string, days: number) =>
    new Date(Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(zone).epochMilliseconds);
  return [
    ...(from === undefined ? [] : [sql<boolean>`conversation.started_at >= ${midnight(from, 0)}::timestamptz`]),
    ...(until === undefined ? [] : [sql<boolean>`conversation.started_at < ${midnight(until, 1)}::timestamptz`]),
  ];
}

async function asked(tx: Tx, { saved, filter = {} }: Begun, actor: Actor) {
  refuseTrying(filter, actor);
  await refuseMisfits(tx, filter);
  const own = await askedBy(tx, filter, actor);
  if (saved === undefined) return own;
  const view = await askedBy(tx, (await listedBy(tx, saved, actor)).filter, actor);
  return { ...view, ofList: [...view.ofList, ...own.ofList, ...own.ofValues] };
}

/** A page of the conversations that the actor sees, the last begun first, with what the desk knows of each. Throws `not-found`, `refused`. */
export async function conversationsBegun(tx: Tx, query: Begun & PageQuery, actor: Actor) {
  const order = newestFirst<Conversation>(query, {
    at: sql`conversation.started_at`,
    id: sql`conversation.id`,
    of: ({ startedAt }) => startedAt,
  });
  const { ofList, ...values } = await asked(tx, query, actor);
  const seen = [
    visibleTo(actor).where,
    sql<boolean>`conversation.merged_into is null`,
    ...(await between(tx, query)),
    ...ofList,
  ];
  const rows = await readPage(tx, { ...values, ofList: seen }, { ...order, rows: query.limit + 1 });
  const { items, next } = order.page(rows, (row) => row);
  const ids = items.map(({ id }) => id);
  const [tags, matters] = [await tagsOf(tx, ids), await mattersOf(tx, ids)];
  const known = ({ id, ...row }: Conversation) => ({
    ...{ id, ...row },
    tags: (tags.get(id) ?? []).map(({ name }) => name),
    reason: matters(id).reason?.name ?? null,
  });
  return { items: items.map(known), next };
}
