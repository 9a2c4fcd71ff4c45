import { bucketOf, momentOf, rowsOf, type Scope } from './scope.ts';

/** Conversations of one channel that began in one day or week (1970: in the period before). */
export interface ConversationRow {
  channel: string;
  bucket: string;
  began: number;
  /** Closed with one contact and none within the window; with more; closed too short a while ago to know; open. */
  once: number;
  again: number;
  unknown: number;
  open: number;
  /** Resolved at least once, and of these taken up again. */
  resolved: number;
  reopened: number;
}

const conversationKinds = `('conversation.started', 'message.received', 'message.sent', 'conversation.resolved',
  'conversation.reopened', 'conversation.marked_spam', 'conversation.unmarked_spam', 'conversation.merged', 'conversation.parted')`;

/** It stands by itself: what was put into another conversation is one matter with that one. */
const standsAlone = `argMaxIf(kind, occurred_at, kind in ('conversation.merged', 'conversation.parted')) != 'conversation.merged'`;

/** A customer wrote; what machines wrote has the system as its actor. */
const wrote = `(kind = 'message.received' and actor_kind = 'customer')`;
/** A person of ours answered; bots, acknowledgements and surveys have other actors. */
const answered = `(kind = 'message.sent' and actor_kind = 'agent')`;

/** Of changes at the same moment the later step counts: an answer that also resolves reopens first. */
const step = `(occurred_at, multiIf(kind = 'conversation.marked_spam', 2, kind = 'conversation.resolved', 1, 0))`;
const changes = `('conversation.resolved', 'conversation.reopened', 'conversation.marked_spam', 'conversation.unmarked_spam')`;

/**
 * Each conversation that a customer began, as it stands now, with the moments at which its contacts began. A contact is a run
 * of the customer's messages: another begins after an hour without any message or, except in chat, after an answer of ours.
 */
const conversation = `
  select conversation as id, any(customer) as person, argMinIf(channel, occurred_at, ${wrote}) as via,
    minIf(occurred_at, ${wrote}) as began_at,
    countIf(${answered}) > 0 as was_answered, minIf(occurred_at, ${answered}) as answered_at,
    countIf(kind = 'conversation.resolved') > 0 as was_resolved, minIf(occurred_at, kind = 'conversation.resolved') as closed_at,
    argMaxIf(kind, ${step}, kind in ${changes}) as state,
    countIf(kind = 'conversation.reopened') > 0 as was_reopened,
    arraySort(groupArrayIf((occurred_at, ${wrote}), ${wrote} or ${answered})) as messages,
    arrayMap(m -> m.1, arrayFilter((m, p) -> m.2 and (m.1 > p.1 + interval 1 hour or (via != 'chat' and not p.2)),
      messages, arrayPushFront(arrayPopBack(messages), (toDateTime64(0, 3, 'UTC'), false)))) as contacts
  from interaction
  where workspace = {workspace: UUID} and conversation is not null and kind in ${conversationKinds}
  group by conversation
  having countIf(${wrote}) > 0 and not (was_answered and answered_at < began_at) and state != 'conversation.marked_spam' and ${standsAlone}`;

/** When each person called, outside of any conversation. */
const calls = `
  select customer as person, groupArray(occurred_at) as called from interaction
  where workspace = {workspace: UUID} and kind in ('call.received', 'livechat.started') and actor_kind = 'customer'
    and conversation is null and customer != toUUID('00000000-0000-0000-0000-000000000000')
  group by person`;

/** Each conversation with every contact of its person; erased persons have only the conversation itself. */
const family = `
  select *, if(person = toUUID('00000000-0000-0000-0000-000000000000'), [],
    groupArray((id, contacts)) over (partition by person)) as others
  from (${conversation})`;

/** The conversations that customers began in the period and in the one before, by channel and day or week. */
export function conversationRows(scope: Scope): Promise<ConversationRow[]> {
  const end = momentOf('end');
  return rowsOf(
    scope,
    `with known as (
      select c.*, closed_at + toIntervalDay({window: UInt16}) as watched_until,
        arrayCount(t -> t <= closed_at, contacts) > 1
          or arrayExists(t -> t > closed_at and t <= watched_until, contacts)
          or arrayExists(o -> o.1 != c.id and arrayExists(t -> t > began_at and t <= watched_until, o.2), others)
          or arrayExists(t -> t > began_at and t <= watched_until, k.called) as came_again
      from (${family}) c left join (${calls}) k on k.person = c.person
      where began_at >= ${momentOf('before')} and began_at < ${end} and ({channel: String} = '' or via = {channel: String})
    )
    select via as channel, ${bucketOf('began_at', scope.period.by)} as bucket, count() as began,
      countIf(was_resolved and watched_until <= ${end} and not came_again) as once,
      countIf(was_resolved and watched_until <= ${end} and came_again) as again,
      countIf(was_resolved and watched_until > ${end}) as unknown,
      countIf(not was_resolved) as open,
      countIf(was_resolved) as resolved, countIf(was_resolved and was_reopened) as reopened
    from known group by channel, bucket`,
    { window: scope.settings.firstContactDays },
  );
}

/** How the number of open conversations changed, by channel and day or week; 1970 has what was open when the period began. */
export function backlogChanges(scope: Scope): Promise<Array<{ channel: string; bucket: string; change: number }>> {
  return rowsOf(
    scope,
    `select via as channel, ${bucketOf('at', scope.period.by)} as bucket, sum(delta) as change from (
      select via, tupleElement(turn, 1) as at, tupleElement(turn, 2) as delta from (
        select argMin(channel, occurred_at) as via,
          arraySort(t -> (t.1, t.3), arrayPushFront(
            groupArrayIf((occurred_at, toInt8(kind in ('conversation.reopened', 'conversation.unmarked_spam')), ${step}.2), kind in ${changes}),
            (min(occurred_at), toInt8(1), -1))) as turns,
          arrayMap((t, p) -> (t.1, t.2 - p), turns, arrayPushFront(arrayPopBack(arrayMap(t -> t.2, turns)), toInt8(0))) as steps,
          arrayJoin(steps) as turn
        from interaction
        where workspace = {workspace: UUID} and conversation is not null and kind in ${conversationKinds}
        group by conversation having ${standsAlone}
      )
    ) where at < ${momentOf('end')} and delta != 0 and ({channel: String} = '' or via = {channel: String})
    group by channel, bucket`,
  );
}

/** Every channel on which customers wrote in the period, whatever channel the page shows. */
export async function conversationChannels(scope: Scope): Promise<string[]> {
  const rows = await rowsOf<{ channel: string }>(
    scope,
    `select distinct toString(channel) as channel from interaction
    where workspace = {workspace: UUID} and conversation is not null and kind = 'message.received' and actor_kind = 'customer'
      and occurred_at >= ${momentOf('start')} and occurred_at < ${momentOf('end')}`,
  );
  return rows.map(({ channel }) => channel);
}
