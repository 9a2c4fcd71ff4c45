import type { BusinessClock } from '#core/time/business-clock.ts';
import { sql, type Tx } from '#platform';
import { clockOf } from './clock.ts';
import type { CalendarRow } from './calendars.ts';

/** What says whose hours hold for what, in one word: another word, and they hold for something else. */
export async function hoursInForce(tx: Tx): Promise<string> {
  const { word } = await tx.one<{ word: string }>(sql`select md5(concat(
    (select string_agg(id::text || is_default::text, ' ' order by id) from people.calendar where workspace = ${tx.workspace}), '|',
    (select string_agg(concat_ws(' ', calendar, kind, subject), ' ' order by kind, subject) from people.calendar_use
      where workspace = ${tx.workspace}))) as word`);
  return word;
}

/** Whether hours may be others for one customer than for another on the same channel: a tier or a team has its own. */
export async function hoursGoByPerson(tx: Tx): Promise<boolean> {
  const found = await tx.maybe(sql`select 1 from people.calendar_use
    where workspace = ${tx.workspace} and kind in ('tier', 'team') limit 1`);
  return found !== undefined;
}

/** Opening hours by their name, and how they are counted. */
export interface NamedClock {
  id: string;
  name: string;
  isDefault: boolean;
  clock: BusinessClock;
}

/** All opening hours of the company, the default first. */
export async function namedClocks(tx: Tx): Promise<NamedClock[]> {
  const rows = await tx.all<Pick<CalendarRow, 'id' | 'version' | 'name' | 'isDefault'>>(
    sql`select id, version, name, is_default from people.calendar where workspace = ${tx.workspace} order by is_default desc, lower(name), id`,
  );
  const clocks: NamedClock[] = [];
  for (const { id, version, name, isDefault } of rows)
    clocks.push({ id, name, isDefault, clock: await clockOf(tx, { id, version }) });
  return clocks;
}
