import type { FactAnswers } from '#core/insight/groups.ts';
import type { Measure } from '#core/insight/feeling.ts';
import { aboutSql } from './about.ts';
import { asked } from './answer-rows.ts';
import { momentOf, rowsOf, type Scope } from './scope.ts';

/** Kinds whose facts tell nothing about what was done. */
const silent = `('message.received', 'message.sent', 'survey.asked', 'survey.answered', 'feedback.given', 'consent.given', 'consent.withdrawn',
  'customer.identified', 'page.viewed', 'screen.viewed', 'event.tracked')`;
/** Facts that name the question or the money's unit instead of what happened. */
const noFacts = `('survey', 'automatic', 'files', 'purpose', 'currency', 'signal', 'score', 'rating', 'scale', 'about')`;
const nobody = `toUUID('00000000-0000-0000-0000-000000000000')`;

/** The answers of a scale; of a recommendation the last of each person. */
const answers = `
  select id, customer, conversation, occurred_at as at, round(score, 4) as score, channel, touchpoint, numbers, words from interaction
  where workspace = {workspace: UUID} and scale = {scale: String} and score is not null and ${asked}
    and ({about: String} = '' or ${aboutSql} = {about: String})
    and occurred_at >= ${momentOf('start')} and occurred_at < ${momentOf('end')}
    and ({channel: String} = '' or channel = {channel: String})
  order by at desc, id desc limit 1 by if(scale = 'nps' and customer != ${nobody}, customer, id)`;

/** The facts of an interaction as (name, number, word). Amounts are named with their currency, so that currencies never mix. */
const factsOf = (numbers: string, words: string) => `arrayConcat(
    arrayMap(x -> (if(x.1 = 'amount' and mapContains(${words}, 'currency'), concat('amount ', ${words}['currency']), toString(x.1)),
      cast(x.2, 'Nullable(Float64)'), ''), cast(${numbers}, 'Array(Tuple(String, Float64))')),
    arrayMap(x -> (x.1, cast(null, 'Nullable(Float64)'), x.2), cast(${words}, 'Array(Tuple(String, String))')))`;

/**
 * What was known before each answer: its own facts, channel and touchpoint, and of each kind the newest interaction with facts,
 * of the same conversation or of the 90 days before.
 */
const known = `
  select a.id as id, any(a.score) as score, any(a.at) as at, any(a.customer) as customer, any(a.conversation) as conversation, any(a.channel) as channel,
    any(a.touchpoint) as touchpoint, toString(b.kind) as kind,
    argMax((b.numbers, b.words), b.occurred_at) as newest, ${factsOf('newest.1', 'newest.2')} as facts
  from a inner join (
    select customer, conversation, kind, occurred_at, numbers, words from interaction
    prewhere workspace = {workspace: UUID} and kind not in ${silent}
      and occurred_at >= ${momentOf('start')} - interval 90 day and occurred_at < ${momentOf('end')}
    where (notEmpty(numbers) or notEmpty(words)) and customer != ${nobody} and customer in (select customer from a)
  ) b on b.customer = a.customer
  where b.occurred_at < a.at and b.occurred_at >= a.at - interval 90 day
    and (not startsWith(b.kind, 'conversation.') or a.conversation is null or b.conversation = a.conversation)
  group by a.id, b.kind`;
const own = `
  select id, score, at, customer, conversation, channel, touchpoint, '' as kind, (numbers, words) as newest,
    arrayConcat(${factsOf('numbers', 'words')}, [('channel', cast(null, 'Nullable(Float64)'), toString(channel)),
      ('touchpoint', cast(null, 'Nullable(Float64)'), toString(touchpoint))]) as facts from a`;

/** Each fact with the score of the answer after it: a number or a word. */
export const linked = `with a as (${answers}), f as (
    select id, score, at, customer, conversation, channel, touchpoint, concat(kind, ':', fact.1) as name, fact.2 as number, fact.3 as word
    from (${known} union all ${own}) array join facts as fact
    where fact.1 not in ${noFacts} and not match(fact.3, '^[0-9a-f]{8}-[0-9a-f]{4}-')
  )`;

interface FactRow {
  fact: string;
  numeric: number;
  numbers: number[];
  words: string[];
  scores: number[];
}

/** A fact is used when it stands before as many answers as two groups need. */
const fewestAnswers = 20;

/** Every fact that was known before enough answers of the scale, with the scores. */
export async function linkRows(scope: Scope, { scale, about }: Measure): Promise<FactAnswers[]> {
  const rows = await rowsOf<FactRow>(
    scope,
    `${linked}
    select name as fact, number is not null as numeric, if(numeric, groupArray(assumeNotNull(number)), []) as numbers,
      if(numeric, [], groupArray(word)) as words, groupArray(score) as scores
    from f group by name, numeric having count() >= ${fewestAnswers} order by name, numeric`,
    { scale, about },
  );
  return rows.map(({ fact, numeric, numbers, words, scores }) => ({
    key: fact,
    values: numeric === 1 ? numbers : words,
    scores,
  }));
}
