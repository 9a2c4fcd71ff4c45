import { discoveries } from '#core/statistics/discoveries.ts';
import { compareProportions } from '#core/statistics/proportions.ts';
import { fewest, judge, pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { sql, type Tx } from '#platform';

/** A smaller difference than so many points is not called one. */
const smallest = 2;
const dayMs = 86_400_000;

interface Tally {
  /** Null: all texts, about whatever. */
  topic: string | null;
  now: boolean;
  texts: number;
  customers: number;
  /** How many customers wrote a text that the model reads as negative. */
  negative: number;
}

interface Week {
  topic: string | null;
  from: Date;
  customers: number;
}

const nobody = { texts: 0, customers: 0, negative: 0 };

/** Who wrote a text: a person, however many profiles they have, or nobody known, who then counts as one. */
export const writer = sql`coalesce(person.root, reading.customer, reading.id)`;
export const texts = sql`listening.reading left join customers.root person on person.id = reading.customer`;
// As the model reads them: people correct what is wrong, and so a share with their corrections would be of neither.
const negative = sql`count(distinct ${writer}) filter (where reading.sentiment = 'negative')::int as negative`;

async function tallies(tx: Tx, { from, middle }: { from: Date; middle: Date }): Promise<Tally[]> {
  const period = sql`reading.workspace = ${tx.workspace} and reading.at >= ${from} and reading.at < ${tx.now}`;
  const counts = sql`reading.at >= ${middle} as now, count(*)::int as texts, count(distinct ${writer})::int as customers, ${negative}`;
  return await tx.all(sql<Tally>`
    select null::uuid as topic, ${counts} from ${texts} where ${period} group by 2
    union all
    select found.topic, ${counts} from ${texts} join listening.topic_of_text found on found.reading = reading.id
    where ${period} group by 1, 2`);
}

async function weekly(tx: Tx, { from }: { from: Date }): Promise<Week[]> {
  const week = sql`(${from}::timestamptz + floor(extract(epoch from reading.at - ${from}::timestamptz) / 604800) * interval '7 days')`;
  const period = sql`reading.workspace = ${tx.workspace} and reading.at >= ${from} and reading.at < ${tx.now}`;
  return await tx.all(sql<Week>`
    select null::uuid as topic, ${week} as "from", count(distinct ${writer})::int as customers from ${texts} where ${period} group by 2
    union all
    select found.topic, ${week} as "from", count(distinct ${writer})::int as customers from ${texts}
    join listening.topic_of_text found on found.reading = reading.id where ${period} group by 1, 2 order by 2`);
}

function shown(count: number, n: number) {
  if (n < fewest) return { count, n, value: null, low: null, high: null };
  const { value, low, high } = shareOf(count, n);
  return { count, n, value, low, high };
}

type Counted = Pick<Tally, 'texts' | 'customers' | 'negative'>;

function changeOf([before, now]: readonly [Counted, Counted], [allBefore, allNow]: readonly [Counted, Counted]) {
  const parts = [
    { count: before.customers, n: allBefore.customers },
    { count: now.customers, n: allNow.customers },
  ] as const;
  if (parts.some(({ n }) => n < fewest)) return null;
  const figures = parts.map(({ count, n }) => pointsFigure(shareOf(count, n)));
  return judge([figures[0]!, figures[1]!], compareProportions(...parts), smallest);
}

/** Of many topics some seem to move by chance: false discoveries are held to 5 %. */
function heldToRate<T extends { change: ReturnType<typeof changeOf> }>(items: readonly T[]): T[] {
  const tested = items.filter(({ change }) => change !== null);
  const real = discoveries(tested.map(({ change }) => change!.p));
  const kept = new Set(tested.filter((_, at) => real[at]));
  return items.map((item) => {
    return item.change === null
      ? item
      : { ...item, change: { ...item.change, detectable: item.change.detectable && kept.has(item) } };
  });
}

function byWeek(rows: readonly Week[]) {
  const weeks = Map.groupBy(rows, ({ from }) => from.getTime());
  return [...weeks].map(([from, group]) => ({
    from: new Date(from),
    customers: group.find(({ topic }) => topic === null)?.customers ?? 0,
    topics: group.flatMap(({ topic, customers }) => (topic === null ? [] : [{ topic, customers }])),
  }));
}

/** How many customers wrote about each topic in the last days, against as many days before, and how many of them in words that read as negative. */
export async function topicFigures(tx: Tx, days: number) {
  const [middle, from] = [days, 2 * days].map((back) => new Date(tx.now.getTime() - back * dayMs)) as [Date, Date];
  const rows = await tallies(tx, { from, middle });
  const of = (topic: string | null) =>
    [false, true].map((now) => rows.find((row) => row.topic === topic && row.now === now) ?? nobody) as [
      Counted,
      Counted,
    ];
  const all = of(null);
  const topics = await tx.all(sql<{ id: string }>`select id from listening.topic order by lower(name), id`);
  const items = topics.map(({ id: topic }) => {
    const [before, now] = of(topic);
    return {
      topic,
      texts: { count: now.texts, n: all[1].texts },
      customers: shown(now.customers, all[1].customers),
      change: changeOf([before, now], all),
      negative: shown(now.negative, now.customers),
    };
  });
  return {
    ...{ from: middle, to: tx.now, texts: all[1].texts, customers: all[1].customers },
    negative: shown(all[1].negative, all[1].customers),
    items: heldToRate(items),
    weeks: byWeek(await weekly(tx, { from })),
  };
}
