import { problem } from '#core/contract/problems.ts';
import type { HoursKind } from '#core/time/whose-hours.ts';
import { sql, type Tx } from '#platform';

interface Use {
  kind: HoursKind;
  subject: string;
  calendar: string;
}

/** What has hours of its own, of all calendars. */
export async function usesOf(tx: Tx): Promise<Use[]> {
  return tx.all<Use>(sql`select kind, subject, calendar from people.calendar_use order by kind, subject`);
}

/** From now on these, and no others of their kind, have this calendar; what had another comes over. */
export async function giveTo(tx: Tx, calendar: string, { kind, subjects }: { kind: HoursKind; subjects: string[] }) {
  await tx.run(sql`delete from people.calendar_use where kind = ${kind} and calendar = ${calendar}`);
  if (subjects.length === 0) return;
  await tx.run(sql`
    insert into people.calendar_use (kind, subject, calendar)
    select ${kind}, subject, ${calendar} from unnest(${subjects}::uuid[]) as subject group by subject
    on conflict (workspace, kind, subject) do update set calendar = excluded.calendar`);
}

/** Throws `invalid` when one of them is no trading name. */
export async function refuseUnknownNames(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await tx.all<{ id: string }>(
    sql`select id from people.trading_name where id = any(${[...ids]}::uuid[])`,
  );
  const at = ids.findIndex((each) => !known.some(({ id }) => id === each));
  if (at < 0) return;
  const message = 'is no trading name of this company';
  throw problem('invalid', { detail: `This ${message}.`, fields: [{ path: `tradingNames.${at}`, message }] });
}
