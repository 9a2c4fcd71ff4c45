import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readWeek } from '#core/contract/week.ts';
import { factsLine, placeOf, scoreWords, titleOf } from '../../customers/line-words.ts';

export type Weeks = WireOutputOf<typeof readWeek>;
export type Drawn = NonNullable<Weeks['drawn']>;
export type Step = Drawn['steps'][number];

/** What happened in a step, and how it felt where it says so. */
export function wordsOfStep(step: Step): { title: string; about: string; felt: string | null } {
  const item = { ...step, conversation: null, detail: null };
  const about = [placeOf(item), factsLine(step.facts)].filter(Boolean).join(' · ');
  return { title: titleOf(item), about, felt: step.feelings === null ? null : scoreWords(step.feelings) };
}

/** Who it is, or that it is not said. */
export function nameOf({ customer, erased }: Drawn): string {
  if (erased) return t`A customer who was erased since`;
  return customer?.name ?? t`One of our customers`;
}
