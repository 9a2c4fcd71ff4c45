import { momentOf, rowsOf, type Scope } from './scope.ts';

/** Conversations of one channel in one day or week (1970: before the period). */
export interface ConversationRow {
  channel: string;
  bucket: string;
  /** Those that customers began then (1970: in the period before). */
  began: number;
  /** Of these closed with one contact and none within the window; with more; closed too short a while ago to know; open. */
  once: number;
  again: number;
  unknown: number;
  open: number;
  /** Of these resolved at least once, and taken up again after that. */
  resolved: number;
  reopened: number;
  /** How the number of all open conversations changed then (1970: how many were open when the period began). */
  change: number;
}

const nobody = `toUUID('00000000-0000-0000-0000-000000000000')`;
const kinds = `('conversation.started', 'message.received', 'message.sent', 'conversation.resolved',
  'conversation.reopened', 'conversation.marked_spam', 'conversation.unmarked_spam', 'conversation.merged', 'conversation.parted')`;

/**
 * What happened in conversations. A row that stands there twice changes nothing of what is asked below and of a person the newest version
 * counts, so the two need not be put together first (`final`). Moments are milliseconds: with a step or a sign in their last bits they
 * are one number, which is sorted and compared far faster than a pair. Of changes at the same moment the later step counts: an answer
 * that also resolves reopens first. What machines wrote has the system as its actor; bots, acknowledgements and surveys have others, too.
 */
const happened = `
  select assumeNotNull(conversation) as id, customer, version, channel, kind, toUnixTimestamp64Milli(occurred_at) as ms,
    kind = 'message.received' and actor_kind = 'customer' as wrote, kind = 'message.sent' and actor_kind = 'agent' as answered,
    kind in ('conversation.resolved', 'conversation.reopened', 'conversation.marked_spam', 'conversation.unmarked_spam') as changed,
    kind in ('conversation.reopened', 'conversation.unmarked_spam') as opens,
    multiIf(kind = 'conversation.marked_spam', 2, kind = 'conversation.resolved', 1, 0) as step
  from interaction where workspace = {workspace: UUID} and conversation is not null and kind in ${kinds}`;

/** Each conversation that stands by itself: what was put into another one is one matter with that one. 0: it never came to that. */
const conversation = `
  select id, argMax(customer, version) as person, argMin(channel, ms) as via, argMinIf(channel, ms, wrote) as asked_via,
    min(ms) as first_at, minIf(ms, wrote) as began_at, minIf(ms, answered) as answered_at,
    minIf(ms, kind = 'conversation.resolved') as closed_at, max(kind = 'conversation.reopened') as was_reopened,
    maxIf(ms * 2 + (kind = 'conversation.parted'), kind in ('conversation.merged', 'conversation.parted')) as apart,
    arraySort(groupArrayIf(ms * 8 + (step + 1) * 2 + opens, changed)) as changes,
    arraySort(groupArrayIf(ms * 2 + wrote, wrote or answered)) as messages
  from (${happened}) group by id
  having apart = 0 or bitAnd(apart, 1) = 1`;

const before = (list: string) => `arrayPopBack(arrayPushFront(${list}, toInt64(0)))`;

/**
 * With the moments at which its contacts began, and whether it counts: a customer began it, and it is no spam. A contact is a run of the
 * customer's messages: another begins after an hour without any message or, except in chat, after an answer of ours.
 */
const matter = `
  select *, arrayMap(m -> bitShiftRight(m, 1), arrayFilter((m, p) -> bitAnd(m, 1) = 1
      and (bitShiftRight(m, 1) > bitShiftRight(p, 1) + 3600000 or (asked_via != 'chat' and bitAnd(p, 1) = 0)), messages, ${before('messages')})) as contacts,
    began_at > 0 and (answered_at = 0 or answered_at >= began_at) and bitAnd(changes[-1], 6) != 6 as counts,
    arrayPushFront(changes, first_at * 8 + 1) as turns
  from (${conversation})`;

/** When each person called, outside of any conversation. */
const calls = `
  select customer as person, groupArray(toUnixTimestamp64Milli(occurred_at)) as called from interaction
  where workspace = {workspace: UUID} and kind in ('call.received', 'livechat.started') and actor_kind = 'customer'
    and conversation is null and customer != ${nobody}
  group by person`;

/** Each with every contact of its person, its own among them; erased persons have only the conversation itself. */
const family = `
  select *, groupArrayArray(if(counts, contacts, [])) over (partition by if(person = ${nobody}, id, person)) as of_person
  from (${matter})`;

const later = (list: string) => `arrayCount(t -> t > began_at and t <= watched_until, ${list})`;

export const known = `
  select *, closed_at + {window: UInt16} * 86400000 as watched_until,
    multiIf(closed_at = 0, 'open', watched_until > {end: Int64}, 'unknown',
      arrayCount(t -> t <= closed_at, contacts) > 1 or arrayExists(t -> t > closed_at and t <= watched_until, contacts)
        or ${later('of_person')} > ${later('contacts')} or ${later('called')} > 0, 'again', 'once') as outcome
  from (${family}) c left any join (${calls}) k on k.person = c.person`;

export const inPeriod = `counts and began_at >= {before: Int64} and began_at < {end: Int64}`;

/**
 * A row for each conversation that customers began in the period or the one before (`begins`), and one for each time that the number of
 * open ones changed (`delta`), with the day or week of either (1970: before the period).
 */
export function turnsSql({ period: { by } }: Scope): string {
  const day = `toDate(fromUnixTimestamp64Milli(at, 'UTC'), {zone: String})`;
  return `
    select if(begins, asked_via, via) as channel, begins, at, delta, outcome, closed_at, was_reopened,
      if(at < {start: Int64}, toDate('1970-01-01'), ${by === 'week' ? `toMonday(${day})` : day}) as bucket
    from (
      select via, asked_via, outcome, closed_at, was_reopened, tupleElement(told, 1) as begins, tupleElement(told, 2) as at, tupleElement(told, 3) as delta
      from (${known})
      array join arrayConcat(if(${inPeriod}, [(true, began_at, toInt64(0))], []),
        arrayFilter(t -> t.2 < {end: Int64} and t.3 != 0, arrayMap((t, p) -> (false, bitShiftRight(t, 3), bitAnd(t, 1) - bitAnd(p, 1)),
          turns, ${before('turns')}))) as told
    ) where {channel: String} = '' or channel = {channel: String}`;
}

/** The conversations of the period and of the one before, and how many were open, by channel and day or week. */
export function conversationRows(scope: Scope): Promise<ConversationRow[]> {
  return rowsOf(
    scope,
    `select channel, bucket,
      countIf(begins) as began, countIf(begins and outcome = 'once') as once, countIf(begins and outcome = 'again') as again,
      countIf(begins and outcome = 'unknown') as unknown, countIf(begins and outcome = 'open') as open,
      countIf(begins and closed_at > 0) as resolved, countIf(begins and closed_at > 0 and was_reopened) as reopened, sum(delta) as change
    from (${turnsSql(scope)}) group by channel, bucket settings final = 0`,
    { window: scope.settings.firstContactDays },
  );
}

/** Every channel on which customers wrote in the period, whatever channel the page shows. */
export async function conversationChannels(scope: Scope): Promise<string[]> {
  const rows = await rowsOf<{ channel: string }>(
    scope,
    `select distinct toString(channel) as channel from interaction
    where workspace = {workspace: UUID} and conversation is not null and kind = 'message.received' and actor_kind = 'customer'
      and occurred_at >= ${momentOf('start')} and occurred_at < ${momentOf('end')} settings final = 0`,
  );
  return rows.map(({ channel }) => channel);
}
