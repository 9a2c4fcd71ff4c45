import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type RawBuilder, type Tx } from '#platform';

interface Range {
  scale: string;
  from: number;
  to: number;
}

interface PraisingQuery extends PageQuery {
  since: Date;
  top: readonly Range[];
  /** A response with one of these praises by no score. */
  low: readonly Range[];
  /** People and departments: words that read as positive and name one of them praise. */
  names: readonly string[];
}

/** Words of a customer that praise: of a response or of a message. */
export interface Praising {
  id: string;
  response: string | null;
  message: string | null;
  customer: string | null;
  conversation: string | null;
  source: 'asked' | 'volunteered' | null;
  /** The best score beside the words; null: only the words praise. */
  scale: string | null;
  score: number | null;
  at: Date;
}

const within = (ranges: readonly Range[]): RawBuilder<boolean> => {
  const of = <Of>(pick: (range: Range) => Of) => ranges.map(pick);
  return sql<boolean>`exists (select 1 from unnest(${of((each) => each.scale)}::text[], ${of((each) => each.from)}::int[], ${of((each) => each.to)}::int[])
    as bounds (scale, low, high) where bounds.scale = scored.scale and scored.score between bounds.low and bounds.high)`;
};

/** As a pattern of PostgreSQL that finds whole words; nothing where there are no names. */
function patternOf(names: readonly string[]): string | null {
  const plain = names.map((name) => name.trim().replaceAll(/[^\p{L}\p{N}\s]/gu, '.')).filter((name) => name.length > 2);
  return plain.length === 0 ? null : `\\m(${plain.join('|')})\\M`;
}

const readsWell = sql`coalesce(correction.said, reading.sentiment) = 'positive'`;
/**
 * Surer than an emotion is elsewhere, as somebody is asked to pass it on: of positive texts of goemotions' dev set that read so 86 % are
 * praise (n 276), of all that are said to be 65 % (n 633). Without a probability a word told it.
 */
const sureOfPraise = 0.7;
const readsAsPraise = sql`reading.emotion = 'praise' and coalesce(reading.emotion_probability, 1) >= ${sureOfPraise}::real`;
const readings = sql`listening.reading left join listening.correction on correction.reading = reading.id`;

/** Of a response one row, however many of its questions have words. */
function ofResponses({ since, top, low, names }: PraisingQuery): RawBuilder<unknown> {
  return sql`select answer.id, answer.response, null::uuid as message, response.customer, response.conversation, response.source,
      best.scale, best.score, date_trunc('milliseconds', answer.at) as at
    from listening.answer join listening.response on response.id = answer.response
    left join lateral (select scored.scale, scored.score from listening.answer scored
      where scored.response = answer.response and ${within(top)}
        and not exists (select 1 from listening.answer scored where scored.response = answer.response and ${within(low)})
      order by scored.question limit 1) best on true
    left join (${readings}) on reading.answer = answer.id
    where answer.words <> '' and answer.at >= ${since} and response.source <> 'imported'
      and not exists (select 1 from listening.answer first where first.response = answer.response and first.words <> '' and first.id < answer.id)
      and (best.score is not null or ${readsWell} and (${readsAsPraise} or answer.words ~* ${patternOf(names)}::text))`;
}

function ofMessages({ since }: PraisingQuery): RawBuilder<unknown> {
  return sql`select reading.id, null::uuid, reading.message, reading.customer, reading.conversation, null::text, null::text, null::int,
      date_trunc('milliseconds', reading.at)
    from ${readings}
    where reading.message is not null and reading.at >= ${since} and ${readsWell} and ${readsAsPraise}`;
}

/** A page of what praises since a moment, newest first: top scores with words, and words that read so. */
export async function praisingPage(tx: Tx, query: PraisingQuery) {
  const order = newestFirst<Praising>(query, { at: sql`said.at`, id: sql`said.id`, of: ({ at }) => at });
  const rows = await tx.all(sql<Praising>`select * from (${ofResponses(query)} union all ${ofMessages(query)}) as said
    where ${order.where} ${order.order} ${order.limit}`);
  return order.page(rows, (row) => row);
}
