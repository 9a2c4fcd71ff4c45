import { partOf } from '#core/listening/sentiment/part.ts';
import { sql, type Tx } from '#platform';

interface Counted {
  engine: string;
  texts: number;
  same: number;
  labelled: number;
  right: number;
  ours: number;
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
      same: partOf(same, texts),
      right: partOf(right, labelled),
      ours: partOf(ours, labelled),
    })),
  };
}
