import { measureMany } from '#desk';
import { sql, type Tx } from '#platform';

/** Measures these conversations anew. What ended as it was told already keeps the opening seconds it was told with. */
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
  await tx.run(sql`delete from insight.service_time there where workspace = ${tx.workspace} and conversation = any(${ids}::uuid[])
    and not exists (select 1 from ${given}
      where (given.conversation, given.kind, given.place) = (there.conversation, there.kind, there.place))`);
  await tx.run(sql`
    insert into insight.service_time as there (conversation, kind, place, since, until, dropped, by, channel, team, calendar, opening_s)
    select conversation, kind, place, since, until, dropped, by, channel, team, calendar, opening_s from ${given}
    on conflict (workspace, conversation, kind, place) do update set since = excluded.since, until = excluded.until,
      dropped = excluded.dropped, by = excluded.by, channel = excluded.channel, team = excluded.team, calendar = excluded.calendar,
      opening_s = excluded.opening_s
    where there.until is null or (there.since, there.until, there.dropped) is distinct from (excluded.since, excluded.until, excluded.dropped)`);
}
