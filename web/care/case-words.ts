import { t } from '@lingui/core/macro';
import type { RecoveryState, SignKind } from '#core/care/recovery.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listRecoveries, readRecovery } from '#core/contract/care.ts';
import { scoreWords } from '../customers/line-words.ts';
import type { Tone } from '../ui/badge.tsx';

export type Recovery = WireOutputOf<typeof listRecoveries>['items'][number];
export type WholeRecovery = WireOutputOf<typeof readRecovery>;

export const stateWords: Readonly<Record<RecoveryState, string>> = {
  open: t({ message: 'Open', context: 'status' }),
  'in-contact': t`In contact`,
  'made-good': t`Made good`,
  closed: t({ message: 'Closed', context: 'recovery case' }),
};

export const stateTones: Readonly<Record<RecoveryState, Tone>> = {
  open: 'warn',
  'in-contact': 'fact',
  'made-good': 'good',
  closed: 'plain',
};

export const signNames: Readonly<Record<SignKind, string>> = {
  score: t`Low score`,
  promise: t`Broken promise`,
  complaint: t`Complaint`,
};

/** What told us, in a line: the score on its scale, or what it is called. */
export function signTitle({ kind, scale, score }: Recovery['signs'][number]): string {
  return scale === null || score === null ? signNames[kind] : scoreWords({ scale, score });
}
