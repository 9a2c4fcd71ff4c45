import { sql } from '#platform';
import type { Company } from './company.ts';
import type { CorpusMail } from './corpus.ts';
import type { Truth } from './truth.ts';

/** Where a mail stands: its conversation, and the one it may belong to while a person has not decided. */
export interface Standing {
  thread: string;
  suggested: string | null;
}

interface Row {
  hash: string;
  state: string;
  thread: string | null;
  suggested: string | null;
}

/** How each mail stands now, by the hash of its bytes; what became no message has null. */
export async function standings({ app, workspace }: Company): Promise<Map<string, Row>> {
  const rows = await app.database.inWorkspace(workspace, (tx) =>
    tx.all<Row>(sql`select raw.hash, raw.state, message.thread, coalesce(target.leads_to, target.id) as suggested
      from channels.raw left join channels.message on message.id = raw.message
      left join channels.review on review.thread = message.thread and review.state = 'open'
      left join channels.thread target on target.id = review.target`),
  );
  return new Map(rows.map((row) => [row.hash, row]));
}

export interface Figures {
  /** Replies whose parent is there as a message, too. */
  replies: number;
  joined: number;
  /** Stands in another conversation of the same true thread, in which its writer takes part. */
  joinedRelative: number;
  /** Stands by itself, and the review names the conversation of the parent. */
  reviewedRight: number;
  /** The review names another conversation of the same true thread. */
  reviewedRelative: number;
  /** Neither: nothing leads a person to the right conversation. */
  missed: number;
  /** Messages that stand in a conversation with one of another true thread. */
  wrong: number;
  /** Reviews that name a conversation of another true thread. */
  wrongReviews: number;
  conversations: number;
  /** True threads of two messages and more that stand in exactly one conversation. */
  wholeThreads: number;
  threads: number;
}

/** What came out, against what the headers say by themselves. */
export function figuresOf(truth: Truth, standing: Map<CorpusMail, Standing>): Figures {
  const trueThreads = new Map<string, Set<string>>();
  for (const [one, { thread }] of standing)
    trueThreads.set(thread, (trueThreads.get(thread) ?? new Set()).add(truth.threadOf.get(one) ?? ''));
  const mixed = (thread: string) => (trueThreads.get(thread)?.size ?? 0) > 1;
  const crowd = Map.groupBy(standing.values(), ({ thread }) => thread);
  const isShared = (thread: string) => (crowd.get(thread)?.length ?? 0) > 1 && !mixed(thread);
  const belongs = (one: CorpusMail, thread: string) =>
    trueThreads.get(thread)?.has(truth.threadOf.get(one) ?? '') ?? false;
  const figures: Figures = {
    replies: 0,
    joined: 0,
    joinedRelative: 0,
    reviewedRight: 0,
    reviewedRelative: 0,
    missed: 0,
    wrong: [...standing.values()].filter(({ thread }) => mixed(thread)).length,
    wrongReviews: [...standing].filter(([one, { suggested }]) => suggested !== null && !belongs(one, suggested)).length,
    conversations: trueThreads.size,
    ...wholeOf(truth, standing),
  };
  for (const [one, { thread, suggested }] of standing) {
    const parent = standing.get(truth.parentOf.get(one)!);
    if (parent === undefined) continue;
    const own = { thread, suggested, related: suggested !== null && belongs(one, suggested), shared: isShared(thread) };
    figures.replies += 1;
    figures[outcomeOf(own, parent.thread)] += 1;
  }
  return figures;
}

type Outcome = 'joined' | 'joinedRelative' | 'reviewedRight' | 'reviewedRelative' | 'missed';

function outcomeOf(own: Standing & { related: boolean; shared: boolean }, parent: string): Outcome {
  if (own.thread === parent) return 'joined';
  if (own.suggested === parent) return 'reviewedRight';
  if (own.related) return 'reviewedRelative';
  return own.shared ? 'joinedRelative' : 'missed';
}

function wholeOf(truth: Truth, standing: Map<CorpusMail, Standing>) {
  const taken = [...truth.threads.values()]
    .map((members) => members.flatMap((one) => standing.get(one)?.thread ?? []))
    .filter((threads) => threads.length > 1);
  return { threads: taken.length, wholeThreads: taken.filter((threads) => new Set(threads).size === 1).length };
}
