import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isOverdue } from '#core/care/recovery.ts';
import { Badge } from '../ui/badge.tsx';
import { duration } from '../ui/format.ts';
import { useNow } from '../ui/moment.tsx';
import { dueWords } from '../desk/promises/promise-words.ts';
import { stateWords, type Recovery } from './case-words.ts';
import { outcomeWords } from './outcome-words.ts';

type Standing = Pick<Recovery, 'state' | 'dueAt' | 'outcome'>;

/** By when somebody shall have made it good, for how long that is past, or how it ended. */
export function Due({ recovery: { state, dueAt, outcome } }: { recovery: Standing }) {
  const now = useNow();
  if (outcome !== null) return <Badge tone={outcome === 'won-back' ? 'good' : 'plain'}>{outcomeWords[outcome]}</Badge>;
  if (state === 'made-good') return <Badge tone="good">{stateWords[state]}</Badge>;
  if (!isOverdue({ state, dueAt: new Date(dueAt).getTime() }, now.getTime()))
    return (
      <Badge>
        <Trans>by {ph({ due: dueWords(dueAt, now) })}</Trans>
      </Badge>
    );
  const seconds = Math.max(60, Math.floor((now.getTime() - new Date(dueAt).getTime()) / 60_000) * 60);
  return (
    <Badge tone="bad">
      <Trans>{ph({ late: duration(seconds) })} overdue</Trans>
    </Badge>
  );
}
