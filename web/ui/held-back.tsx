import { ph, t } from '@lingui/core/macro';
import type { HeldReason } from '#core/touchpoints/score-sight.ts';
import { dayAndClock } from './format.ts';
import { useNow } from './moment.tsx';

interface Held {
  why: HeldReason;
  until: string | null;
}

/** In place of a score and words that were given and are not shown to who looks: that they were, and why not more. */
export function HeldBack({ held, ofCase = false }: { held: Held; ofCase?: boolean }) {
  return <span className="muted">{useHeldWords(held, ofCase)}</span>;
}

function useHeldWords({ why, until }: Held, ofCase: boolean): string {
  const now = useNow();
  if (until !== null) return t`Given, held back until ${ph({ moment: dayAndClock(new Date(until), now) })}`;
  if (why === 'five') return t`Given, held back until five answers about you are there`;
  if (ofCase) return t`Given; only who sees to the case, or manages listening, sees it`;
  return t`Given; only who manages listening sees it`;
}
