import type { Page, PageQuery } from '#core/contract/page.ts';
import { newestFirst, problem, sql, type Tx } from '#platform';

/** A conversation that may belong to another one. */
export interface Review {
  thread: string;
  /** The other, or the one that it was put into. */
  target: string;
  /** Somebody of the same company takes part there. */
  colleague: boolean;
  state: 'open' | 'joined' | 'apart';
  at: Date;
}

const columns = sql`review.thread, coalesce(target.leads_to, target.id) as target, review.colleague, review.state,
  date_trunc('milliseconds', review.at) as at`;
const joined = sql`channels.review join channels.thread target on target.id = review.target`;

/** What waits for a person to decide, the newest first. */
export async function openReviews(tx: Tx, page: PageQuery): Promise<Page<Review>> {
  const at = sql`date_trunc('milliseconds', review.at)`;
  const list = newestFirst<Review & { id: string }>(page, { at, id: sql`review.thread`, of: (row) => row.at });
  const rows = await tx.all<Review & { id: string }>(sql`select ${columns}, review.thread as id from ${joined}
    where review.workspace = ${tx.workspace} and review.state = 'open' and ${list.where} ${list.order} ${list.limit}`);
  return list.page(rows, (row) => row);
}

/** How many wait. */
export async function countReviews(tx: Tx): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    sql`select count(*)::int as n from channels.review where workspace = ${tx.workspace} and state = 'open'`,
  );
  return n;
}

/** Whether a conversation may belong to another; undefined when nothing ever said so. */
export async function reviewOf(tx: Tx, thread: string): Promise<Review | undefined> {
  return await tx.maybe<Review>(sql`select ${columns} from ${joined} where review.thread = ${thread}`);
}

/** The review of a conversation that still waits; throws `conflict` when somebody decided it. */
export async function openReviewOf(tx: Tx, thread: string): Promise<Review> {
  const review = await reviewOf(tx, thread);
  if (review?.state !== 'open')
    throw problem('conflict', { code: 'stale', detail: 'Somebody has decided this already.' });
  return review;
}

/** The first message of each thread. */
export async function firstMessages(tx: Tx, threads: string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{
    thread: string;
    id: string;
  }>(sql`select distinct on (thread) thread, id from channels.message
    where workspace = ${tx.workspace} and thread = any(${threads}::uuid[]) order by thread, at, id`);
  return new Map(rows.map(({ thread, id }) => [thread, id]));
}

/** What people did with a message since it came, the latest last. */
export async function movesOf(
  tx: Tx,
  message: string,
): Promise<Array<{ kind: 'merge' | 'split' | 'move'; by: string; at: Date }>> {
  return await tx.all(sql`select kind, by_name as by, at from channels.arranged_message
    join channels.arrangement on arrangement.id = arranged_message.arrangement
    where arranged_message.message = ${message} and undone_at is null order by place`);
}
