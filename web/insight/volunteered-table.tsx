import { t } from '@lingui/core/macro';
import { UnstyledButton } from '@mantine/core';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { scaleWords } from '../ui/scale-words.ts';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './insight.module.css';
import { VolunteeredDialog } from './volunteered-answers.tsx';
import { keyOf, type Question, type Volunteered } from './volunteered-words.ts';

interface QuestionTableProps {
  data: Volunteered;
  chosen: Question;
  choose: (question: Question) => void;
}

/** All questions with their latest figure and the periods in which they really changed. */
export function QuestionTable({ data: { questions, by, survey }, chosen, choose }: QuestionTableProps) {
  const columns: Column<Question>[] = [
    {
      head: t`Question`,
      wraps: true,
      cell: (question) => (
        <UnstyledButton className={styles.choose} onClick={() => choose(question)}>
          {question.title}
        </UnstyledButton>
      ),
    },
    { head: t`Scale`, wide: true, cell: ({ scale }) => scaleWords[scale].name },
    {
      head: t`Answers`,
      right: true,
      wide: true,
      cell: ({ title, n, question, scale, about }) => (
        <VolunteeredDialog title={title} n={n} open={number(n)} query={{ by, survey, question, scale, about }} />
      ),
    },
    { head: t({ message: 'Latest', context: 'figure' }), cell: (question) => <Latest question={question} /> },
    { head: t`Really changed in`, grow: true, wraps: true, cell: (question) => <ChangedIn question={question} /> },
  ];
  return (
    <DataTable
      label={t`Every question`}
      rows={{ items: questions }}
      columns={columns}
      rowKey={keyOf}
      selected={(question) => keyOf(question) === keyOf(chosen)}
      empty={null}
      stacks="named"
    />
  );
}

function Latest({ question: { periods, scale } }: { question: Question }) {
  const last = periods.at(-1);
  if (last === undefined) return null;
  const { start, value, low, high } = last;
  return (
    <span>
      <span className="muted">{start}</span>{' '}
      <FigureText value={value} low={low} high={high} unit={scaleWords[scale].unit} digits={1} />
    </span>
  );
}

function ChangedIn({ question: { periods } }: { question: Question }) {
  const changed = periods.flatMap(({ start, change }) =>
    change?.detectable === true ? [`${start} (${change.value > 0 ? '+' : ''}${number(change.value, 1)})`] : [],
  );
  if (periods.every(({ change }) => change === null)) return <span className="muted">–</span>;
  return changed.length === 0 ? <span className="muted">{t`no detectable change`}</span> : <b>{changed.join(', ')}</b>;
}
