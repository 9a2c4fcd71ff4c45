import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readAskingPlan } from '#core/contract/asking-plan.ts';
import { State, type Tone } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import styles from './plan.module.css';

type Plan = WireOutputOf<typeof readAskingPlan>;
type Row = Plan['touchpoints'][number];
type Course = NonNullable<Row['month']['course']>;

const verdicts: Record<Course['verdict'], [words: string, tone: Tone]> = {
  reached: [t`reached`, 'good'],
  'on-course': [t`on course`, 'good'],
  behind: [t`behind: saving the plan again plans with what is known now`, 'warn'],
  'out-of-reach': [t`out of reach, even if everybody were asked`, 'bad'],
};

/** Whether the month will bring what is wanted. */
export function CoursePane({ plan: { touchpoints, month } }: { plan: Plan }) {
  const wanted = touchpoints.filter((row) => row.month.course !== null);
  if (wanted.length === 0) return null;
  return (
    <Pane
      title={t`This month`}
      about={
        <Trans>
          Answers by the day of asking, until <Moment at={month.until} long />.
        </Trans>
      }
    >
      <ul className={styles.courses}>
        {wanted.map((row) => (
          <CourseLine key={row.touchpoint} row={row} course={row.month.course!} />
        ))}
      </ul>
    </Pane>
  );
}

function CourseLine({ row: { name, target, month }, course: { verdict, low, high } }: { row: Row; course: Course }) {
  const [words, tone] = verdicts[verdict];
  const share = Math.min(100, (month.answers / target) * 100);
  const [got, of] = [number(month.answers), number(target)];
  const [from, to] = [number(Math.floor(low)), number(Math.ceil(high))];
  return (
    <li>
      <span>
        <b>{name}</b> <State tone={tone}>{words}</State>
      </span>
      <span>
        <Trans>
          <b>{got}</b> of {of}
        </Trans>
        {verdict === 'reached' ? null : <span className={styles.now}>{t`${from}–${to} by its end`}</span>}
      </span>
      <i aria-hidden="true">
        <i style={{ inlineSize: `${share}%` }} />
      </i>
    </li>
  );
}
