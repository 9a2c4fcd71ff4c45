import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { bandOption } from '../ui/chart-options.ts';
import { Change, FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './insight.module.css';
import { VolunteeredDialog } from './volunteered-answers.tsx';
import { figureName, type Question, type Volunteered } from './volunteered-words.ts';
import { TimeChart } from './time-chart.tsx';
import { rangeOf } from './words.ts';

type Period = Question['periods'][number];

/** One question over the years: its chart, its figures and what changed. */
export function QuestionPane({ data, question }: { data: Volunteered; question: Question }) {
  const { title } = question;
  return (
    <Pane title={title} about={`${scaleWords[question.scale].name} · ${figureName(question)}`}>
      <div className={styles.question}>
        {question.periods.length > 1 ? <OverTime data={data} question={question} /> : <OnlyOnce />}
        <DataTable
          label={t`${title}, figures`}
          rows={{ items: question.periods }}
          columns={columnsOf(data, question)}
          rowKey={({ start }) => start}
          empty={null}
          stacks="named"
        />
      </div>
    </Pane>
  );
}

function OnlyOnce() {
  return (
    <p className={styles.change}>
      <Trans>There are answers to this question in one period only: nothing to compare them with.</Trans>
    </p>
  );
}

/** Every period in which the survey has answers: those without any to this question are a gap. */
function pointsOf(questions: Volunteered['questions'], { periods }: Question) {
  const starts = [...new Set(questions.flatMap((one) => one.periods.map(({ start }) => start)))];
  const sorted = starts.toSorted((a, b) => a.localeCompare(b));
  return sorted.map((x) => ({ x, ...(periods.find(({ start }) => start === x) ?? none) }));
}

const none = { value: null, low: null, high: null, n: 0 };

function OverTime({ data: { by, questions }, question }: { data: Volunteered; question: Question }) {
  const { scale, periods, title } = question;
  const { unit } = scaleWords[scale];
  const short = figureName(question);
  const points = useMemo(() => pointsOf(questions, question), [questions, question]);
  const starts = useMemo(() => points.map(({ x }) => x), [points]);
  const option = useMemo(() => {
    const [min, max] = rangeOf(scale);
    return bandOption({ hue: 'feel', name: short, unit, points, ...axisOf(periods, [min, max]) });
  }, [periods, points, scale, short, unit]);
  return (
    <TimeChart
      starts={starts}
      name={by === 'year' ? t`${title} by year` : t`${title} by month`}
      option={option}
      table={{
        columns: [periodHead(by), t`${short} (from–to), n`],
        rows: points.map((one) => [one.x, <FigureText key="figure" {...one} unit={unit} digits={1} />]),
      }}
    />
  );
}

/** The ends of the axis, at tens around the intervals: eight years between 74 and 82 would be a flat line on 0 to 100. */
function axisOf(periods: readonly Period[], [least, most]: readonly [number, number]) {
  const bounds = periods.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  if (bounds.length === 0) return { min: least, max: most };
  return {
    min: Math.max(least, Math.floor(Math.min(...bounds) / 10) * 10),
    max: Math.min(most, Math.ceil(Math.max(...bounds) / 10) * 10),
  };
}

function periodHead(by: Volunteered['by']): string {
  return by === 'year' ? t`Year` : t`Month`;
}

function columnsOf({ by, survey }: Volunteered, question: Question): Column<Period>[] {
  const { unit } = scaleWords[question.scale];
  const { title, scale, about } = question;
  return [
    { head: periodHead(by), cell: ({ start }) => <b>{start}</b> },
    {
      head: figureName(question),
      cell: (one) => <FigureText value={one.value} low={one.low} high={one.high} unit={unit} digits={1} hue="feel" />,
    },
    { head: 'n', right: true, cell: ({ n }) => number(n) },
    {
      head: t`Effective n`,
      right: true,
      cell: ({ weighed, effective }) => (weighed ? number(effective) : t`not weighted`),
    },
    {
      head: t`Unweighted`,
      wide: true,
      cell: ({ plain, weighed }) =>
        weighed ? <FigureText value={plain.value} low={plain.low} high={plain.high} unit={unit} digits={1} /> : '–',
    },
    { head: t`Change`, grow: true, wraps: true, cell: (one) => <Changed change={one.change} /> },
    {
      head: '',
      name: t`Answers`,
      cell: ({ start, n }) => (
        <VolunteeredDialog
          title={t`${title}, ${start}`}
          n={n}
          query={{ by, survey, question: question.question, scale, about, start }}
        />
      ),
    },
  ];
}

function Changed({ change }: { change: Period['change'] }) {
  if (change === null) return <span className="muted">–</span>;
  return (
    <>
      <Change {...change} />{' '}
      <span className="muted">
        {change.weighed
          ? t`since ${ph({ period: change.since })}`
          : t`since ${ph({ period: change.since })}, unweighted`}
      </span>
    </>
  );
}
