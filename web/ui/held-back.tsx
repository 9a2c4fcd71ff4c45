import { ph, t } from '@lingui/core/macro';
import { dayAndClock } from './format.ts';
import { useNow } from './moment.tsx';

/** In place of a score and words that were given and are not shown to who looks. */
export function HeldBack({ held: { until } }: { held: { until: string | null } }) {
  const now = useNow();
  return (
    <span className="muted">
      {until === null
        ? t`Given, held back`
        : t`Given, held back until ${ph({ moment: dayAndClock(new Date(until), now) })}`}
    </span>
  );
}
