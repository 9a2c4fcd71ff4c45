/** Who is shown that one customer gave one score: everybody who may see the conversation, or who manages listening. */
export const scoreViewers = ['everyone', 'listening'] as const;
/** When who handled the conversation is: at once, once five answers about them are there, or when the week is over. */
export const scoreMoments = ['at-once', 'five', 'week'] as const;
/** Why a score is held back: only who manages listening is shown it, or it is not time yet. */
export const heldReasons = ['listening', 'five', 'week'] as const;

export type ScoreViewers = (typeof scoreViewers)[number];
export type ScoreMoment = (typeof scoreMoments)[number];
export type HeldReason = (typeof heldReasons)[number];

/** So many answers about one person stand for no customer alone. */
export const enoughAnswers = 5;
const mostDays = 90;
const day = 86_400_000;

interface Moments {
  now: Date;
  /** The week of now, in the company's zone. */
  week: { begins: Date; ends: Date };
  /** When answers about this person were given, the newest first. */
  newest: readonly Date[];
}

/** What of the answers about a person is not shown to them yet. */
export interface HeldFrom {
  /** Answers given later than this. */
  after: Date;
  /** When they are shown; null: that is not known. */
  until: Date | null;
}

/**
 * From when on answers about whoever handled the conversation are held back from them. With `five` an answer is shown once
 * five are there from it on, and after 90 days in any case: a person with few answers is not kept waiting for ever.
 */
export function heldFrom(when: Exclude<ScoreMoment, 'at-once'>, { now, week, newest }: Moments): HeldFrom {
  if (when === 'week') return { after: new Date(week.begins.getTime() - 1), until: week.ends };
  const fifth = newest[enoughAnswers - 1]?.getTime() ?? 0;
  return { after: new Date(Math.max(fifth, now.getTime() - mostDays * day)), until: null };
}

/** Answers before this are held back from nobody who handled them. */
export const countedSince = (now: Date): Date => new Date(now.getTime() - mostDays * day);
