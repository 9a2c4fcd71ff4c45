/** How often somebody said they want to be asked. */
export type AskWish = 'as-usual' | 'less' | 'never';

/** How long a customer is left in peace; days are 24 hours long. */
export interface QuarantineRules {
  /** Days between any two asks, whatever channel and survey; 0: only what stands below. */
  readonly days: number;
  /** Days between two asks of one kind ("nps", "ces7" …), where that is longer. */
  readonly sameKind: Readonly<Record<string, number>>;
  /** Days from an ask of one kind to one of another kind, in place of `days`: 0 where they do not hold each other back. */
  readonly sequences: ReadonlyArray<{ readonly from: string; readonly to: string; readonly days: number }>;
  /** Days between any two asks of somebody who wants to be asked less. */
  readonly lessDays: number;
}

/** An ask that went out or will: `at` in milliseconds since 1970. Whoever has one before them is not asked in its place. */
export interface StandingAsk {
  readonly kind: string;
  readonly at: number;
}

const day = 86_400_000;

/** How many days lie at least between an ask of one kind and a later one of another. */
export function daysBetween(rules: QuarantineRules, from: string, to: string): number {
  if (from === to) return Math.max(rules.days, rules.sameKind[from] ?? 0);
  return rules.sequences.find((rule) => rule.from === from && rule.to === to)?.days ?? rules.days;
}

/** The longest of the days that can hold somebody back: older asks need not be read. */
export function longestDays(rules: QuarantineRules): number {
  return Math.max(
    rules.days,
    rules.lessDays,
    ...Object.values(rules.sameKind),
    ...rules.sequences.map(({ days }) => days),
  );
}

/**
 * Why the ask `next` would come too near to one that went out or waits to: `asked-recently`, or `wants-fewer` where only the customer's
 * own wish holds it back; null when it is free. One that waits holds back like one that went out, also when it is due later.
 */
export function heldByQuarantine(
  rules: QuarantineRules,
  asks: readonly StandingAsk[],
  next: StandingAsk & { readonly wish?: AskWish },
): 'asked-recently' | 'wants-fewer' | null {
  let wish = false;
  for (const { kind, at } of asks) {
    const apart = Math.abs(next.at - at);
    const needed = at <= next.at ? daysBetween(rules, kind, next.kind) : daysBetween(rules, next.kind, kind);
    if (apart < needed * day) return 'asked-recently';
    wish ||= next.wish === 'less' && apart < rules.lessDays * day;
  }
  return wish ? 'wants-fewer' : null;
}
