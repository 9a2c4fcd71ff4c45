import { afterQuietHours, type QuietHours } from '../quiet-hours.ts';
import type { AskReason } from '../reasons.ts';
import { heldByQuarantine, type AskWish, type QuarantineRules, type StandingAsk } from './quarantine.ts';
import { firstReason, type Against } from './reasons-in-order.ts';
import { isSampled } from './roll.ts';

/** Everything that the decision about one episode rests on; times in milliseconds since 1970. */
export interface AskCase {
  readonly against: Against;
  /** Where the episode fell (`rollOf`) and the chance it was to have. */
  readonly roll: number;
  readonly p: number;
  readonly kind: string;
  /** When it would be asked about if nothing spoke against it. */
  readonly dueAt: number;
  /** What went to this customer or waits to, of all surveys and channels. */
  readonly asks: readonly StandingAsk[];
  readonly rules: QuarantineRules;
  readonly wish: AskWish;
  /** The question again after a recovery: once, whatever was asked lately. */
  readonly again?: boolean;
  readonly quotaFull?: boolean;
  readonly quiet: QuietHours | null;
  readonly zone: string;
}

export type AskDecision = { readonly reason: AskReason } | { readonly reason: null; readonly dueAt: number };

/**
 * Whether to ask, and when. Quiet hours put the ask off to their end and never drop it; the quarantine is looked at for the time at
 * which it will go.
 */
export function decideAsk(input: AskCase): AskDecision {
  const dueAt = outsideQuiet(input);
  const reason =
    firstReason({ ...input.against, 'wants-none': input.wish === 'never' || input.against['wants-none'] === true }) ??
    (isSampled(input.roll, input.p) ? null : 'not-sampled') ??
    (input.again === true ? null : heldByQuarantine(input.rules, input.asks, { ...input, at: dueAt })) ??
    (input.quotaFull === true ? 'quota-full' : null);
  return reason === null ? { reason, dueAt } : { reason };
}

/** The same when the time has come: hours have passed, so all is looked at once more but the roll, which is never thrown again. */
export function decideSending(input: Omit<AskCase, 'roll' | 'p'>): AskDecision {
  return decideAsk({ ...input, roll: 0, p: 1 });
}

function outsideQuiet({ dueAt, quiet, zone }: Pick<AskCase, 'dueAt' | 'quiet' | 'zone'>): number {
  return quiet === null ? dueAt : afterQuietHours(new Date(dueAt), quiet, zone).getTime();
}
