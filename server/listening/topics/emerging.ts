import { countText, emergingIn, newCounting, partsOfNames } from '#core/listening/topics/emerging.ts';
import { matcherOf } from '#core/listening/topics/matcher.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { describeCustomers } from '#customers';
import { listMembers } from '#people';
import { mayTake, sql, type Tx } from '#platform';
import { providerOf } from '../provider/settings.ts';
import { texts, writer } from './figures.ts';
import { topicRows } from './rows.ts';
import { wordsOfReadings, type OfText } from './words.ts';

/** So many customers of each period are drawn where there are more. */
const mostCustomers = 5_000;
const atOnce = 500;
const mostSeconds = 40;

interface Drawn extends OfText {
  customer: string | null;
  now: boolean;
  /** How many customers wrote in its period. */
  of: number;
}

/** One text of each customer and period, drawn by the hash of its id: who writes much or often weighs no more than others. */
async function drawn(tx: Tx, { from, middle }: { from: Date; middle: Date }): Promise<Drawn[]> {
  return await tx.all(sql<Drawn>`
    select id, message, answer, customer, now, "of" from (
      select one.*, count(*) over (partition by now)::int as "of", row_number() over (partition by now order by hash) as place from (
        select distinct on (writer, now) * from (
          select reading.id, message, answer, customer, ${writer} as writer, at >= ${middle} as now, md5(reading.id::text) as hash
          from ${texts} where reading.workspace = ${tx.workspace} and at >= ${from} and at < ${tx.now}) texts
        order by writer, now, hash) one) placed
    where place <= ${mostCustomers}`);
}

/** Names of the customers whose texts are looked at, and of the company's people. */
async function namesIn(tx: Tx, rows: readonly Drawn[]): Promise<Set<string>> {
  const customers = await describeCustomers(tx, [...new Set(rows.flatMap(({ customer }) => customer ?? []))]);
  const members = await listMembers(tx);
  return partsOfNames([...[...customers.values()].map(({ name }) => name), ...members.map(({ name }) => name)]);
}

/** Short names that a model provider gave to terms, with which model that was. */
async function namesOf(tx: Tx, terms: readonly string[]): Promise<Map<string, { words: string; engine: string }>> {
  const rows = await tx.all(sql<{ term: string; name: string; engine: string }>`select term, name, engine
    from listening.term_name where workspace = ${tx.workspace} and term = any(${terms}::text[])`);
  return new Map(rows.map(({ term, name, engine }) => [term, { words: name, engine }]));
}

function sharePart(count: number, n: number) {
  const { value, low, high } = shareOf(count, n);
  return { count, n, value, low, high };
}

/** Words and pairs that more customers use in the last days than in as many before; their texts are read now, and none is kept. */
export async function emergingTopics(tx: Tx, days: number) {
  await mayTake(tx, mostSeconds);
  const [middle, from] = [days, 2 * days].map((back) => new Date(tx.now.getTime() - back * 86_400_000)) as [Date, Date];
  const rows = await drawn(tx, { from, middle });
  const counting = newCounting();
  for (let at = 0; at < rows.length; at += atOnce) {
    const some = rows.slice(at, at + atOnce);
    const words = await wordsOfReadings(tx, some);
    for (const { id, now } of some) countText(counting, { now, text: words.get(id) ?? '' });
  }
  const { customers, tested, terms } = emergingIn(counting, await namesIn(tx, rows));
  const topics = await topicRows(tx);
  const known = matcherOf(topics);
  const [provider, names] = [
    await providerOf(tx),
    await namesOf(
      tx,
      terms.map(({ term }) => term),
    ),
  ];
  return {
    ...{ from, middle, to: tx.now, tested },
    wrote: { before: rows.find(({ now }) => !now)?.of ?? 0, now: rows.find(({ now }) => now)?.of ?? 0 },
    terms: terms.map(({ term, before, now, p, difference }) => {
      const topic = topics.find(({ id }) => id === known.find(term)[0]?.topic);
      return {
        term,
        before: sharePart(before, customers.before),
        now: sharePart(now, customers.now),
        difference,
        p,
        name: names.get(term) ?? null,
        topic: topic === undefined ? null : { id: topic.id, name: topic.name },
      };
    }),
    looked: customers,
    naming: provider?.active === true && provider.topics,
  };
}
