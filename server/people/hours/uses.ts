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
  const words = subjects.map((each) => each.toLowerCase());
  await tx.run(sql`delete from people.calendar_use
    where kind = ${kind} and (calendar = ${calendar} or lower(subject) = any(${words}::text[]))`);
  await tx.run(sql`
    insert into people.calendar_use (kind, subject, calendar)
    select distinct on (lower(subject)) ${kind}, subject, ${calendar} from unnest(${subjects}::text[]) as subject`);
}

const ofCompany = {
  tradingNames: { table: sql`people.trading_name`, message: 'is no trading name of this company' },
  teams: { table: sql`people.team`, message: 'is no team of this company' },
};

/** Throws `invalid` when one of them is no trading name, or no team. */
export async function refuseUnknown(tx: Tx, kind: keyof typeof ofCompany, ids: readonly string[] = []): Promise<void> {
  const { table, message } = ofCompany[kind];
  const known = await tx.all<{ id: string }>(sql`select id from ${table} where id = any(${[...ids]}::uuid[])`);
  const at = ids.findIndex((each) => !known.some(({ id }) => id === each));
  if (at < 0) return;
  throw problem('invalid', { detail: `This ${message}.`, fields: [{ path: `${kind}.${at}`, message }] });
}
