import type { SpineShown } from '#touchpoints';
import { aboutSql } from './about.ts';
import { asked, person } from './answer-rows.ts';
import { linked } from './link-rows.ts';
import { bucketOf, momentOf, rowsOf, type Scope } from './scope.ts';

export interface BehindRow {
  id: string;
  at: string;
  customer: string;
  conversation: string | null;
  channel: string;
  touchpoint: string;
  score: number;
  number: number | null;
  word: string;
  total: number;
}

export interface Behind extends SpineShown {
  scale: string;
  about: string;
  touchpoint: string;
  /** Nothing: of the whole period. */
  bucket: string;
  score: number;
  /** Nothing: whatever was known before. */
  fact: string;
  from: number;
  to: number;
  word: string;
  /** Where the page before ended. */
  afterAt: number;
  afterId: string;
  limit: number;
}

/** The answers that a figure counts: of a recommendation the last of each person among those of the group. */
const answers = (by: 'day' | 'week') => `
  select id, occurred_at as at, customer, conversation, channel, touchpoint, round(score, 4) as score,
    cast(null, 'Nullable(Float64)') as number, '' as word
  from interaction
  where workspace = {workspace: UUID} and scale = {scale: String} and score is not null and ${asked}
    and ({about: String} = '' or ${aboutSql} = {about: String})
    and occurred_at >= ${momentOf('start')} and occurred_at < ${momentOf('end')}
    and ({channel: String} = '' or channel = {channel: String})
    and ({touchpoint: String} = '' or touchpoint = {touchpoint: String})
    and ({bucket: String} = '' or toString(${bucketOf('occurred_at', by)}) = {bucket: String})
  order by at desc, id desc limit 1 by ${person}`;

/** The answers with a fact that was known before them, as The link counts them. */
const withFact = `
  select id, at, customer, conversation, channel, touchpoint, score, number, word
  from f where name = {fact: String}
    and ({touchpoint: String} = '' or touchpoint = {touchpoint: String})
    and ({word: String} = '' or word = {word: String})
    and (isNaN({from: Float64}) or number >= {from: Float64})
    and (isNaN({to: Float64}) or number < {to: Float64})`;

/** What is held back is not listed. What nobody known gave is. */
export const shown = `not has({held: Array(UUID)}, id) and ({onlyOwn: Bool} = false or customer = toUUID('00000000-0000-0000-0000-000000000000')
  or has({ownConversations: Array(UUID)}, conversation) or (conversation is null and has({ownCustomers: Array(UUID)}, customer)))`;

/** A page of the answers behind a figure, newest first, each with how many there are. */
export function behindRows(scope: Scope, behind: Behind): Promise<BehindRow[]> {
  const [head, found] = behind.fact === '' ? ['', answers(scope.period.by)] : [linked, withFact];
  return rowsOf<BehindRow>(
    scope,
    `${head} select id, at, customer, conversation, toString(channel) as channel, toString(touchpoint) as touchpoint, score, number, word, total
    from (select *, count() over () as total from (${found}) where isNaN({score: Float64}) or score = toFloat32({score: Float64}))
    where ({afterAt: Int64} = 0 or (toUnixTimestamp64Milli(at), id) < ({afterAt: Int64}, {afterId: UUID})) and ${shown}
    order by at desc, id desc limit {limit: UInt32}`,
    { ...behind },
  );
}
