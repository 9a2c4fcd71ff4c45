import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { audit, listMembers } from '#people';
import { forgetNotices } from '#desk';
import { problem, sql, type Actor, type Tx } from '#platform';

export interface Watch {
  scale: Scale;
  about: FeelingObject;
  /** Null: all channels. */
  channel: string | null;
  people: string[];
}

export interface OpenAlert {
  id: string;
  scale: Scale;
  about: FeelingObject;
  channel: string | null;
  side: 'low' | 'high';
  start: string;
  by: 'day' | 'week';
  since: Date;
}

/** Of so many charts at most one is told: limits of more would be so wide that nothing is. */
const most = 50;

const columns = sql`alert.id, scale, about, nullif(channel, '') as channel, side, to_char(start, 'YYYY-MM-DD') as start, by, opened_at as since`;
const alerts = sql`insight.alert join insight.watch on watch.id = alert.watch`;

/** Which charts are watched, and which have left their limits. */
export async function readAlerts(tx: Tx): Promise<{ watches: Watch[]; open: OpenAlert[] }> {
  const watches = await tx.all(
    sql<Watch>`select scale, about, nullif(channel, '') as channel, people from insight.watch order by scale, about, channel`,
  );
  const open = await tx.all(
    sql<OpenAlert>`select ${columns} from ${alerts} where ended_at is null order by opened_at desc`,
  );
  return { watches, open };
}

/** Throws `not-found`, also when its chart is watched no more. */
export async function readAlert(tx: Tx, id: string): Promise<OpenAlert & { endedAt: Date | null }> {
  const alert = await tx.maybe(
    sql<OpenAlert & { endedAt: Date | null }>`select ${columns}, ended_at from ${alerts} where alert.id = ${id}`,
  );
  if (alert === undefined)
    throw problem('not-found', { detail: 'There is no such alert: its chart is watched no more.' });
  return alert;
}

/** Throws `invalid` for somebody who is no member, `conflict` when there are too many. */
export async function changeWatch(tx: Tx, { scale, about, channel, people }: Watch, actor: Actor): Promise<Watch> {
  const members = new Set((await listMembers(tx)).map(({ user }) => user));
  if (people.some((one) => !members.has(one)))
    throw problem('invalid', { fields: [{ path: 'people', message: 'must be members of the company' }] });
  const wanted = [...new Set(people)];
  const { count } = await tx.one(sql<{ count: number }>`select count(*)::int as count from insight.watch
    where not (scale = ${scale} and about = ${about} and channel = ${channel ?? ''})`);
  if (wanted.length > 0 && count >= most)
    throw problem('conflict', { detail: `${most} charts are watched: watch one less first.` });
  if (wanted.length === 0) await unwatch(tx, { scale, about, channel });
  else
    await tx.run(sql`insert into insight.watch (scale, about, channel, people)
      values (${scale}, ${about}, ${channel ?? ''}, ${wanted}::uuid[])
      on conflict (workspace, scale, about, channel) do update set people = excluded.people`);
  await audit(tx, actor, { action: 'insight.watch', detail: { scale, about, channel, people: wanted } });
  return { scale, about, channel, people: wanted };
}

/** What was told of the chart goes with it. */
async function unwatch(tx: Tx, { scale, about, channel }: Omit<Watch, 'people'>): Promise<void> {
  const of = sql`scale = ${scale} and about = ${about} and channel = ${channel ?? ''}`;
  const gone = await tx.all(sql<{ id: string }>`select alert.id from ${alerts} where ${of}`);
  await tx.run(sql`delete from insight.watch where ${of}`);
  await forgetNotices(
    tx,
    'alert',
    gone.map(({ id }) => id),
  );
}
