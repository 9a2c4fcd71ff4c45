import { fewest } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { sql, type Tx } from '#platform';

interface Counted {
  engine: string;
  texts: number;
  same: number;
  labelled: number;
  right: number;
  ours: number;
}

/** A share with its interval; silent below ten. */
function part(count: number, n: number) {
  if (n < fewest) return { count, n, value: null, low: null, high: null };
  const { value, low, high } = shareOf(count, n);
  return { count, n, value, low, high };
}

/**
 * What providers said of texts of a language: how often the same as the engine that came along, and, on labels that people gave blind (the
 * first of each text), how often each of the two was right.
 */
export async function opinionsOf(tx: Tx, { language }: { language: string }) {
  const rows = await tx.all(sql<Counted>`
    select opinion.engine, count(*)::int as texts,
      (count(*) filter (where opinion.sentiment = reading.sentiment))::int as same,
      count(label.said)::int as labelled,
      (count(*) filter (where label.said = opinion.sentiment))::int as right,
      (count(*) filter (where label.said = reading.sentiment))::int as ours
    from listening.opinion join listening.reading on reading.id = opinion.reading
    left join lateral (select said from listening.label where label.reading = opinion.reading order by at, by_id limit 1) first on true
    left join lateral (select first.said where first.said <> 'unclear') label on true
    where opinion.workspace = ${tx.workspace} and reading.language = ${language} and opinion.sentiment is not null
    group by opinion.engine order by max(opinion.at) desc limit 10`);
  return {
    items: rows.map(({ engine, texts, same, labelled, right, ours }) => ({
      ...{ engine, texts },
      same: part(same, texts),
      right: part(right, labelled),
      ours: part(ours, labelled),
    })),
  };
}
