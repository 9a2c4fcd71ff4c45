import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { daysLooked } from '#core/care/stopped.ts';
import { Badge } from '../ui/badge.tsx';
import { dayOf, number } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import styles from './care.module.css';
import { ratioWords, verdictTones, verdictWords, type WholeCause } from './cause-words.ts';

/** How many cases named it week by week, and whether that stopped once it was fixed. */
export function Stopped({ cause: { weeks, stopped, fixedAt } }: { cause: WholeCause }) {
  const most = Math.max(1, ...weeks.map(({ cases }) => cases));
  return (
    <Pane
      title={t`Did it stop?`}
      about={t`Cases that name it, by the week in which they were opened; six weeks before it was fixed and six after.`}
    >
      {stopped === null ? null : <Verdict stopped={stopped} />}
      <ol className={styles.weeks}>
        {weeks.map(({ from, cases }) => (
          <li key={from} data-after={fixedAt !== null && from >= fixedAt}>
            <span>{dayOf(from)}</span>
            <i style={{ inlineSize: `${(cases / most) * 100}%` }} aria-hidden="true" />
            <b>{number(cases)}</b>
          </li>
        ))}
      </ol>
    </Pane>
  );
}

function Verdict({ stopped }: { stopped: NonNullable<WholeCause['stopped']> }) {
  const { before, after, daysSince, over, verdict } = stopped;
  const ratio = ratioWords(stopped);
  const left = daysLooked - daysSince;
  return (
    <p className={styles.verdict}>
      <Badge tone={over ? verdictTones[verdict] : 'plain'}>{over ? verdictWords(stopped) : t`Too early to tell`}</Badge>
      <span>
        <Trans>
          {before} before, {after} since
        </Trans>
      </span>
      {over && ratio !== null ? <span>{ratio}</span> : null}
      {over ? null : <span className="muted">{plural(left, { one: 'told in # day', other: 'told in # days' })}</span>}
    </p>
  );
}
