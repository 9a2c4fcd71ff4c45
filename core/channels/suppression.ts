import { z } from 'zod';

/** Why an address is not written to: it does not exist, it failed often, its owner complained, somebody put it there. */
export const suppressionReason = z.enum(['hard', 'soft', 'complaint', 'hand']);
export type SuppressionReason = z.output<typeof suppressionReason>;

export const suppressionTitles: Record<SuppressionReason, string> = {
  hard: 'Mail does not arrive there',
  soft: 'Mail came back several times',
  complaint: 'Its owner marked our mail as spam',
  hand: 'Put here by hand',
};

/** How the reason of a mail begins that was not sent because its address is suppressed. */
export const keptBack = 'Nothing is sent to';

/** Passing failures of one address, none of them our own fault, within `softDays` days after which machines stop writing to it. */
export const softFailures = 3;
export const softDays = 30;
