import { ph, t } from '@lingui/core/macro';
import type { CauseState } from '#core/care/cause.ts';
import type { Verdict } from '#core/care/stopped.ts';
import type { listCauses, readCause } from '#core/contract/causes.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { Tone } from '../ui/badge.tsx';
import { figures, fixed } from '../ui/format.ts';

export type Cause = WireOutputOf<typeof listCauses>['items'][number];
export type WholeCause = WireOutputOf<typeof readCause>;

export const causeStateWords: Readonly<Record<CauseState, string>> = {
  seen: t({ message: 'Seen', comment: 'a cause of complaints that a department knows of' }),
  'being-fixed': t`Being fixed`,
  fixed: t({ message: 'Fixed', comment: 'a cause of complaints' }),
  'will-not-be-fixed': t`Will not be fixed`,
};

export const causeTones: Readonly<Record<CauseState, Tone>> = {
  seen: 'warn',
  'being-fixed': 'fact',
  fixed: 'good',
  'will-not-be-fixed': 'plain',
};

const verdicts: Readonly<Record<Verdict, string>> = {
  'too-few': t`Too few to tell`,
  fewer: t`It is named less often`,
  more: t`It is named more often`,
  'no-change': t`No detectable change`,
};

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  'too-few': 'plain',
  fewer: 'good',
  more: 'bad',
  'no-change': 'plain',
};

type Stopped = NonNullable<WholeCause['stopped']>;

/** Whether it stopped, in a word. */
export function verdictWords({ verdict }: Stopped): string {
  return verdicts[verdict];
}

/** How many times as often as before, from and to. */
export function ratioWords({ ratio }: Stopped): string | null {
  if (ratio === null) return null;
  const value = fixed(ratio.value, 2);
  if (ratio.high === null) return t`${value} times as often as before (at least ${ph({ low: fixed(ratio.low, 2) })})`;
  const range = figures(`${fixed(ratio.low, 2)}–${fixed(ratio.high, 2)}`);
  return t`${value} times as often as before (${range})`;
}
