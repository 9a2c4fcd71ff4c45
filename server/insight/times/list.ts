import type { timeGroups } from '#core/contract/conversations-behind.ts';
import type { PageQuery } from '#core/contract/page.ts';
import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import { newestFirst, sql } from '#platform';
import type { Scope } from '../scope.ts';
import { within, type TimeOf } from './draw.ts';

type Group = (typeof timeGroups)[number];

const kinds: Record<Group, ServiceTimeKind> = {
  'first-response': 'first',
  'next-response': 'next',
  resolution: 'resolution',
  'bot-response': 'bot',
};

interface TimesWanted extends PageQuery {
  of: Group;
  time: TimeOf;
  which: 'all' | 'running';
  bucket: string;
  team?: string | undefined;
  person?: string | undefined;
}

interface Waited {
  id: string;
  at: Date;
  channel: string;
  seconds: number | null;
  ended: boolean;
}

function wantedOf(scope: Scope, { of, which, bucket, team, person }: TimesWanted) {
  const { by, zone } = scope.period;
  const start = sql`to_char(date_trunc(${by}, since at time zone ${zone}), 'YYYY-MM-DD')`;
  return sql`${within(scope)} and lane in (
      select id from insight.service_lane where workspace = ${scope.tx.workspace} and kind = ${kinds[of]}
        and (${team ?? ''} = '' or coalesce(team::text, 'none') = ${team ?? ''}) and (${person ?? ''} = '' or by::text = ${person ?? ''}))
    and (${bucket} = '' or ${start} = ${bucket})
    and (${which} = 'all' or until is null or lane in (select id from insight.service_lane where workspace = ${scope.tx.workspace} and dropped))`;
}

/** The waits behind a figure of times, newest first; of a conversation each of its later waits by itself. */
export async function timesBehind(scope: Scope, wanted: TimesWanted) {
  const { tx } = scope;
  const where = wantedOf(scope, wanted);
  const { total } = await tx.one(sql<{ total: number }>`
    select count(*)::int as total from insight.service_time where ${where}`);
  const order = newestFirst<Waited>(wanted, {
    at: sql`date_trunc('milliseconds', since)`,
    id: sql`conversation`,
    of: ({ at }) => at,
  });
  const seconds = wanted.time === 'opening' ? sql`round(opening_s)::int` : sql`seconds`;
  const rows = await tx.all(sql<Waited>`
    select conversation as id, since as at, ${seconds} as seconds,
      (select channel from insight.service_lane told where told.workspace = service_time.workspace and told.id = lane) as channel,
      until is not null and not (select dropped from insight.service_lane told
        where told.workspace = service_time.workspace and told.id = lane) as ended
    from insight.service_time where ${where} and ${order.where} ${order.order} ${order.limit}`);
  return { total, ...order.page(rows, (row) => row) };
}
