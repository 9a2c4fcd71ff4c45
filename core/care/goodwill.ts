export const gestureKinds = ['refund', 'voucher', 'discount', 'present', 'other'] as const;
export type GestureKind = (typeof gestureKinds)[number];

/** One that waits needs somebody's word; what was given or asked for can be taken back. */
export const gestureStates = ['waiting', 'given', 'refused', 'undone'] as const;
export type GestureState = (typeof gestureStates)[number];

/** The largest amount in the smallest unit of a currency. */
export const mostGoodwill = 1_000_000_000;

interface Amount {
  amount: number;
  currency: string;
}

/** What a customer got in so many days counts together, whichever of their cases it stands on. */
export const goodwillDays = 30;

/**
 * Whether somebody with the permission has to say yes: above the limit, together with what the customer got lately, and in a currency that
 * it cannot be compared with.
 */
export function needsApproval(
  { amount, currency, lately }: Amount & { /** In the currency of the limit. */ lately: number },
  limit: Amount,
): boolean {
  return amount > 0 && (currency !== limit.currency || lately + amount > limit.amount);
}
