import { t } from '@lingui/core/macro';
import { NumberInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readAskingPlan } from '#core/contract/asking-plan.ts';
import { shareReached } from '#core/listening/asking/plan.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { State, type Tone } from '../ui/badge.tsx';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import type { Column } from '../ui/table.tsx';
import styles from './plan.module.css';

export type PlannedRow = WireOutputOf<typeof readAskingPlan>['touchpoints'][number];

interface Planning {
  quarantineDays: number;
  /** Left out for who may only look. */
  change: ((touchpoint: string, target: number) => void) | undefined;
}

/** What a row of the plan says; the numbers follow what is typed. */
export function planColumns({ quarantineDays, change }: Planning): Array<Column<PlannedRow>> {
  return [
    { head: t`Touchpoint`, cell: ({ name }) => <b>{name}</b> },
    { head: t`Contacts a month`, right: true, wraps: true, cell: ({ plan }) => number(Math.round(plan.episodes)) },
    { head: t`Of those asked, answer`, right: true, cell: (row) => <Answering row={row} /> },
    { head: t`Answers wanted`, right: true, wraps: true, cell: (row) => <Wanted row={row} change={change} /> },
    { head: t`Asked about`, right: true, wraps: true, cell: (row) => <Chance row={row} /> },
    { head: t`Answers to expect`, right: true, wraps: true, cell: (row) => <Expected row={row} /> },
    {
      head: t`Can it be had?`,
      grow: true,
      wraps: true,
      cell: (row) => <Verdict row={row} quarantineDays={quarantineDays} />,
    },
  ];
}

function Answering({ row: { asked, answered, response } }: { row: PlannedRow }) {
  const { value, low, high, n } = shareOf(answered, asked);
  const usual = number(Math.round(response * 100));
  if (n < 10) return <span className="muted">{t`${usual} %, assumed`}</span>;
  return <FigureText value={value * 100} low={low * 100} high={high * 100} n={n} unit=" %" />;
}

function Wanted({ row: { touchpoint, name, target }, change }: { row: PlannedRow; change: Planning['change'] }) {
  if (change === undefined) return <>{target === 0 ? '–' : number(target)}</>;
  return (
    <NumberInput
      className={styles.wanted ?? ''}
      aria-label={t`Answers wanted: ${name}`}
      placeholder="–"
      min={0}
      max={1_000_000}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={target === 0 ? '' : target}
      onChange={(value) => change(touchpoint, typeof value === 'number' ? value : 0)}
    />
  );
}

/** Chances below one in a hundred are still told apart from never. */
const percent = (share: number): string => `${number(share * 100, share > 0 && share < 0.1 ? 1 : 0)} %`;

function Chance({ row: { target, chance, own, plan } }: { row: PlannedRow }) {
  const [now, then] = [percent(chance), percent(plan.p)];
  if (target === 0) return <span className="muted">{own === 1 ? t`everybody free` : then}</span>;
  return (
    <>
      {then}
      {now === then ? null : <span className={styles.now}>{t`now ${now}`}</span>}
    </>
  );
}

function Expected({ row: { plan, expected } }: { row: PlannedRow }) {
  const [low, high] = [number(Math.floor(expected.low)), number(Math.ceil(expected.high))];
  return (
    <span>
      <b>{number(Math.round(plan.answers))}</b> {plan.answers === 0 ? null : `(${low}–${high})`}
    </span>
  );
}

/** Less often than this it is as good as never. */
const hopeless = 0.05;

function verdictOf({ target, plan }: PlannedRow, quarantineDays: number): [tone: Tone, words: string] {
  const reached = shareReached(plan.answers, target);
  const months = number(Math.round(reached * 100));
  const days = number(quarantineDays);
  if (target === 0) return ['plain', t`nothing wanted`];
  if (plan.short === null) return ['good', t`yes`];
  if (reached < hopeless)
    return plan.short === 'episodes'
      ? ['bad', t`no: too few contacts`]
      : ['bad', t`no: it would be the same people again within ${days} days`];
  return plan.short === 'episodes'
    ? ['warn', t`in ${months} months of 100: there are too few contacts`]
    : ['warn', t`in ${months} months of 100: it would be the same people again within ${days} days`];
}

function Verdict({ row, quarantineDays }: { row: PlannedRow; quarantineDays: number }) {
  const [tone, words] = verdictOf(row, quarantineDays);
  if (tone === 'plain') return <span className="muted">{words}</span>;
  return (
    <div className={styles.verdict}>
      <State tone={tone}>{words}</State>
    </div>
  );
}
