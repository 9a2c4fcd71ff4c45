export type By = 'day' | 'week';

/** A run of whole days of a time zone that ends today, cut into days or weeks. */
export interface Period {
  days: number;
  zone: string;
  by: By;
  /** First and last day: `2026-03-01`. */
  from: string;
  to: string;
  /** The moments: of the first day's midnight, of now, and of the midnight that the same length before begins with. */
  start: Date;
  end: Date;
  before: Date;
  buckets: Bucket[];
}

/** A day or a week (from Monday) of a period. */
export interface Bucket {
  start: string;
  /** The period begins or ends within it. */
  partial: boolean;
}

interface Asked {
  days: number;
  zone: string;
  by?: By | undefined;
}

/** The last `days` days of a zone, today included; days up to two weeks, else weeks, unless told otherwise. */
export function periodUntil(now: Date, { days, zone, by = days <= 14 ? 'day' : 'week' }: Asked): Period {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const first = today.subtract({ days: days - 1 });
  const midnight = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
  return {
    days,
    zone,
    by,
    from: first.toString(),
    to: today.toString(),
    start: midnight(first),
    end: now,
    before: midnight(first.subtract({ days })),
    buckets: by === 'day' ? daysOf(first, today) : weeksOf(first, today),
  };
}

function daysOf(first: Temporal.PlainDate, last: Temporal.PlainDate): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    buckets.push({ start: day.toString(), partial: day.equals(last) });
  return buckets;
}

function weeksOf(first: Temporal.PlainDate, last: Temporal.PlainDate): Bucket[] {
  const buckets: Bucket[] = [];
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  for (let day = monday; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 7 })) {
    const begins = Temporal.PlainDate.compare(day, first) < 0;
    const ends = Temporal.PlainDate.compare(day.add({ days: 6 }), last) >= 0;
    buckets.push({ start: day.toString(), partial: begins || ends });
  }
  return buckets;
}

/** The period in words: `1 Aug to 30 Oct 2026, days of Europe/Berlin`. */
export function periodWords({ from, to, zone }: Pick<Period, 'from' | 'to' | 'zone'>): string {
  const say = (day: string) =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  return `${say(from)} to ${say(to)}, days of ${zone}`;
}
