import type { EmotionCell } from '#core/listening/sentiment/emotion-shares.ts';
import { labels, sentiments, type Label, type Sentiment } from '#core/listening/sentiment/labels.ts';
import { sql, type Tx } from '#platform';

interface Cell {
  said: Label;
  verdict: Sentiment;
  count: number;
}

/** What people said of drawn texts of a language against what one engine says: each text once, by the first person's word. */
export async function confusionOf(tx: Tx, { language, engine }: { language: string; engine: string }) {
  const cells = await tx.all(sql<Cell>`
    select first.said, verdict.sentiment as verdict, count(*)::int as count
    from listening.label_verdict verdict
    join listening.label_item item on item.reading = verdict.reading
    join listening.label_sample sample on sample.id = item.sample
    cross join lateral (select said from listening.label where label.reading = item.reading order by at, by_id limit 1) first
    where verdict.workspace = ${tx.workspace} and verdict.engine = ${engine} and sample.language = ${language}
    group by first.said, verdict.sentiment`);
  const at = (said: Label, verdict: Sentiment) =>
    cells.find((cell) => cell.said === said && cell.verdict === verdict)?.count ?? 0;
  const [confusion, unclear] = [
    sentiments.map((said) => sentiments.map((verdict) => at(said, verdict))),
    sentiments.reduce((sum, verdict) => sum + at(labels[3], verdict), 0),
  ];
  return { confusion, unclear };
}

/** What people said of emotions in drawn texts of a language against what one engine says: each text once, by the first person who said anything of them. */
export async function emotionCells(tx: Tx, { language, engine }: { language: string; engine: string }) {
  return tx.all(sql<EmotionCell>`
    select first.emotions as said, verdict.emotion as verdict, count(*)::int as count
    from listening.label_verdict verdict
    join listening.label_item item on item.reading = verdict.reading
    join listening.label_sample sample on sample.id = item.sample
    cross join lateral (select emotions from listening.label
      where label.reading = item.reading and emotions is not null order by at, by_id limit 1) first
    where verdict.workspace = ${tx.workspace} and verdict.engine = ${engine} and sample.language = ${language} and verdict.emotion is not null
    group by first.emotions, verdict.emotion`);
}
