import type { Measure } from '#core/insight/feeling.ts';
import { sql } from '#platform';
import { lastDigits, type Scope } from '../scope.ts';

export interface AskedRow {
  id: string;
  customer: string;
  conversation: string | null;
  touchpoint: string;
  channel: string;
  probability: number;
  free: number | null;
  replays: number | null;
  sentAt: Date;
  score: number | null;
  /** When the score was given. */
  answeredAt: Date | null;
}

export interface AskedRows {
  rows: AskedRow[];
  /** How many there are; more than `rows` where they are a draw. */
  all: number;
  /** Of which conversations: those whose id ends below this; empty: of all. */
  cut: string;
}

/** More asks than this are drawn from: a page waits a second at most, and an interval would hardly be narrower. */
export const mostAsked = 20_000;

/** The asks about a measure by the day of asking, whose time to answer is over, with what came of them. */
export async function askedRows(scope: Scope, measure: Measure): Promise<AskedRows> {
  const { tx } = scope;
  const wanted = wantedAsks(scope, measure);
  const { all } = await tx.one(sql<{ all: number }>`select count(*)::int as all from listening.asked where ${wanted}`);
  const cut = all <= mostAsked ? '' : lastDigits(mostAsked / all);
  const rows = await tx.all(sql<AskedRow>`
    select asked.id, coalesce(person.root, asked.customer) as customer, conversation, touchpoint, channel, probability, free, replays, sent_at, given.score, given.at as answered_at
    from listening.asked
    left join customers.root person on person.id = asked.customer
    left join lateral (select score, at from listening.asked_score given where given.ask = asked.id and given.scale = ${measure.scale}
      order by given.id limit 1) given on true
    where ${wanted} and (${cut} = '' or right(coalesce(conversation, asked.id)::text, ${cut.length}) < ${cut})
    order by asked.id`);
  return { rows, all, cut };
}

/** Surveys count from which a score of the scale came: an ask of any other one could not have brought one. */
function wantedAsks({ period, channel }: Scope, { scale, about }: Measure) {
  const { start, end } = period;
  return sql`sent_at >= ${start} and sent_at < ${end} and expires_at <= ${end} and about = ${about}
    and asked.survey in (select survey from listening.asked_score where scale = ${scale} and at >= ${start})
    and (${channel ?? null}::text is null or channel = ${channel ?? null})`;
}
