import { measureMany } from '#desk';
import { sql, type Tx } from '#platform';

/** Measures these conversations anew. What ended as it was told already keeps the opening seconds and the team it was told with. */
export async function measureConversations(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = (await measureMany(tx, ids)).flatMap(({ times, conversation, channel, team, calendar }) =>
    times.map(({ from, until, openingSeconds, ...time }) => ({
      ...{ ...time, conversation, channel, team, calendar, opening_s: openingSeconds },
      since: new Date(from),
      until: until === null ? null : new Date(until),
    })),
  );
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (conversation uuid, kind text, place int, since timestamptz,
    until timestamptz, dropped boolean, by uuid, channel text, team uuid, calendar uuid, opening_s double precision)`;
  const alike = sql`kind, channel, team, by, calendar, dropped`;
  await tx.run(sql`delete from insight.service_time there where workspace = ${tx.workspace} and conversation = any(${ids}::uuid[])
    and not exists (select 1 from ${given}
      where (given.conversation, given.kind, given.place) = (there.conversation, there.kind, there.place))`);
  await tx.run(sql`insert into insight.service_lane (${alike})
    select distinct ${alike} from ${given}
    where not exists (select 1 from insight.service_lane lane where ${sameLane}) on conflict do nothing`);
  await tx.run(sql`
    insert into insight.service_time as there (conversation, kind, place, since, until, lane, opening_s)
    select conversation, given.kind, place, since, until, lane.id, opening_s from ${given} join insight.service_lane lane on ${sameLane}
    on conflict (workspace, conversation, kind, place) do update set since = excluded.since, until = excluded.until,
      lane = excluded.lane, opening_s = excluded.opening_s
    where there.until is null or (there.since, there.until, ${dropped('there')}) is distinct from (excluded.since, excluded.until, ${dropped('excluded')})`);
}

const key = (row: 'lane' | 'given') => {
  const of = (column: string) => sql.ref(`${row}.${column}`);
  const or = (column: string) => sql`coalesce(${of(column)}, '00000000-0000-0000-0000-000000000000')`;
  return sql`(${of('kind')}, ${of('channel')}, ${of('dropped')}, ${or('team')}, ${or('by')}, ${or('calendar')})`;
};
const sameLane = sql`lane.workspace = platform.workspace() and ${key('lane')} = ${key('given')}`;

function dropped(row: 'there' | 'excluded') {
  return sql`(select dropped from insight.service_lane where workspace = platform.workspace() and id = ${sql.ref(`${row}.lane`)})`;
}
