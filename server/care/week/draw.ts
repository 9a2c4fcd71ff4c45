import { randomBytes } from 'node:crypto';
import { activeDays, dealings, placeDrawn } from '#core/care/draw.ts';
import { daysBy } from '#core/time/days-from-today.ts';
import { audit, workspaceSettings } from '#people';
import { mayTake, problem, sql, type Actor, type RawBuilder, type Tx } from '#platform';

/** The Monday of now, by the company's clock. */
export async function weekOfNow(tx: Tx): Promise<string> {
  const { zone } = await workspaceSettings(tx);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(tx.now);
  return daysBy('this-week', today).first;
}

/** Everyone who dealt with us lately, each person once. */
function activeCustomers(now: Date): RawBuilder<unknown> {
  const since = new Date(now.getTime() - activeDays * 86_400_000);
  return sql`(select distinct person.root from touchpoints.interaction_read happened
    join customers.root person on person.id = happened.customer
    where happened.occurred_at > ${since} and happened.occurred_at <= ${now} and happened.kind = any(${[...dealings]}))`;
}

/** Draws the customer of this week. Throws `conflict` where it was drawn already, `refused` while nobody is active. */
export async function drawWeek(tx: Tx, actor: Actor): Promise<string> {
  await mayTake(tx, 60);
  const week = await weekOfNow(tx);
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('care.week'), hashtext(${tx.workspace}))`);
  if ((await tx.maybe(sql`select 1 from care.week where week = ${week}`)) !== undefined)
    throw problem('conflict', { code: 'drawn', detail: 'This week’s customer was drawn already, and stays.' });
  const active = activeCustomers(tx.now);
  const { of } = await tx.one<{ of: number }>(sql`select count(*)::int as "of" from ${active} as active`);
  if (of === 0)
    throw problem('refused', {
      code: 'nobody',
      detail: `Nobody wrote, called, bought or answered in the last ${activeDays} days.`,
    });
  const seed = randomBytes(16).toString('hex');
  const place = placeDrawn(seed, { week, of });
  const { root } = await tx.one<{ root: string }>(
    sql`select root from ${active} as active order by root offset ${place - 1} limit 1`,
  );
  await tx.run(sql`insert into care.week (week, customer, active, place, seed, by_name, at)
    values (${week}, ${root}, ${of}, ${place}, ${seed}, ${actor.name}, ${tx.now})`);
  await audit(tx, actor, { action: 'care-week.draw', detail: { week, active: of, place, seed } });
  return week;
}
