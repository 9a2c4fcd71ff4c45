import { sql, type Tx } from '#platform';
import type { Channel } from './threads.ts';

/** What happened in a thread from its first message to its last. A person is the customer, never a machine. */
export interface ThreadStory {
  thread: string;
  customer: string;
  channel: Channel;
  begunByUs: boolean;
  /** Only machines have written to us. */
  automatic: boolean;
  /** Somebody of ours has written what is not known or feared to be lost. */
  answered: boolean;
  /** Messages of the person. */
  contacts: number;
  startedAt: Date;
  lastAt: Date;
  firstInAt: Date | null;
  /** The first such answer after that. */
  firstAnswerAt: Date | null;
  /** The person's oldest message that nobody has answered, and their newest. */
  waitingSince: Date | null;
  lastInAt: Date | null;
}

/** The stories of these threads, in no order; threads without a message have none. */
export async function storiesOf(tx: Tx, threads: string[]): Promise<ThreadStory[]> {
  return await tx.all<ThreadStory>(sql`
    with told as (
      select thread, at, coalesce(again_at, at) as said_at, id, direction, automatic, direction = 'in' and not automatic as by_person,
        direction = 'out' and author_kind = 'agent' and state not in ('failed', 'uncertain') as by_us
      from channels.message where thread = any(${threads}::uuid[])
    ), marks as (
      select thread, min(at) filter (where by_person) as first_in_at, max(at) filter (where by_us) as last_answer_at
      from told group by thread
    )
    select thread.id as thread, thread.customer, thread.channel,
      (array_agg(told.direction order by told.at, told.id))[1] = 'out' as begun_by_us,
      coalesce(bool_and(told.automatic) filter (where told.direction = 'in'), false) as automatic,
      bool_or(by_us) as answered, count(*) filter (where by_person)::int as contacts,
      min(told.at) as started_at, max(told.at) as last_at, first_in_at,
      min(said_at) filter (where by_us and told.at >= first_in_at) as first_answer_at,
      min(told.at) filter (where by_person and (last_answer_at is null or told.at > last_answer_at)) as waiting_since,
      max(told.at) filter (where by_person) as last_in_at
    from told join marks using (thread) join channels.thread on thread.id = told.thread
    group by thread.id, thread.customer, thread.channel, first_in_at`);
}
