import { daysBy, readDaysFromToday, type Days } from '#core/time/days-from-today.ts';
import { movesWithToday, type ConversationFilter } from '#core/desk/filter.ts';
import type { AttributeTest, FieldTest } from '#core/desk/typed-test.ts';
import { workspaceSettings } from '#people';
import type { Tx } from '#platform';

// Days that move with today become days when a filter is read: those of the company's zone.

export interface Today {
  day: string;
  zone: string;
}

/** Which day it is where the company is. */
export async function todayOf(tx: Tx): Promise<Today> {
  const { zone } = await workspaceSettings(tx);
  const day = Temporal.Instant.fromEpochMilliseconds(tx.now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  return { day: day.toString(), zone };
}

/** The first moment of the first day, and that of the day after the last one. */
export function momentsOf({ first, last }: Days, zone: string): { from: Date; to: Date } {
  const midnight = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
  return {
    from: midnight(Temporal.PlainDate.from(first)),
    to: midnight(Temporal.PlainDate.from(last).add({ days: 1 })),
  };
}

type Period = NonNullable<ConversationFilter['created']>;

function periodOn({ from, to, during, since, until, before }: Period, { day, zone }: Today): Period {
  const moments = (said: string | undefined) =>
    said === undefined ? { from: undefined, to: undefined } : momentsOf(daysBy(said, day), zone);
  const begins = [from, moments(during).from, moments(since).from].filter((at) => at !== undefined);
  const ends = [to, moments(during).to, moments(until).to, moments(before).from].filter((at) => at !== undefined);
  return {
    ...(begins.length === 0 ? {} : { from: new Date(Math.max(...begins.map(Number))) }),
    ...(ends.length === 0 ? {} : { to: new Date(Math.min(...ends.map(Number))) }),
  };
}

function testsOn<Test extends FieldTest | AttributeTest>(test: Test, today: string): Test[] {
  const moving = 'day' in test ? readDaysFromToday(test.day) : null;
  if (moving === null) return [test];
  const { first, last } = daysBy(moving, today);
  if (test.op === 'on')
    return [
      { ...test, op: 'from', day: first },
      { ...test, op: 'until', day: last },
    ];
  return [{ ...test, day: test.op === 'from' || test.op === 'before' ? first : last }];
}

/** The filter with the days that are meant by it now; the same filter where no day moves. */
export async function filterToday(tx: Tx, filter: ConversationFilter): Promise<ConversationFilter> {
  if (!movesWithToday(filter)) return filter;
  const today = await todayOf(tx);
  const { created, updated, fields, attributes } = filter;
  return {
    ...filter,
    ...(created === undefined ? {} : { created: periodOn(created, today) }),
    ...(updated === undefined ? {} : { updated: periodOn(updated, today) }),
    ...(fields === undefined ? {} : { fields: fields.flatMap((test) => testsOn(test, today.day)) }),
    ...(attributes === undefined ? {} : { attributes: attributes.flatMap((test) => testsOn(test, today.day)) }),
  };
}
