import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { listVolunteered } from '#core/contract/volunteered.ts';
import { usePages } from '../app/read.ts';
import { Dialog } from '../ui/dialog.tsx';
import { number } from '../ui/format.ts';
import { LeftOut } from '../ui/left-out.tsx';
import { Moment } from '../ui/moment.tsx';
import { answerWord } from '../ui/scale-words.ts';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './insight.module.css';

type Query = WireInputOf<typeof listVolunteered>;
type Row = WireOutputOf<typeof listVolunteered>['items'][number];

function columnsOf({ scale }: Query): Column<Row>[] {
  return [
    { head: t`When`, cell: (row) => <When {...row} /> },
    {
      head: t`Customer`,
      cell: ({ customer }) =>
        customer === null ? (
          <span className="muted">{t({ message: 'nobody known', context: 'who answered' })}</span>
        ) : (
          <Link to="/customers/$customer" params={{ customer: customer.id }}>
            {customer.name}
          </Link>
        ),
    },
    { head: t`Score`, right: true, cell: ({ score }) => <b>{answerWord({ scale, score }) ?? number(score, 1)}</b> },
    {
      head: t({ message: 'Weight', context: 'of an answer' }),
      right: true,
      cell: ({ weight }) => (weight === null ? '–' : number(weight, 2)),
    },
    { head: t`Language`, wide: true, cell: ({ language }) => language ?? '–' },
    {
      head: t`Written with it`,
      grow: true,
      wraps: true,
      wide: true,
      cell: ({ words }) =>
        words.map(({ question, said }) => (
          <div key={question}>
            <span className="muted">{question}</span> {said}
          </div>
        )),
    },
  ];
}

function When({ at, dated }: Pick<Row, 'at' | 'dated'>) {
  if (dated === 'time') return <Moment at={at} />;
  return <>{at.slice(0, dated === 'year' ? 4 : 7)}</>;
}

interface VolunteeredDialogProps {
  title: string;
  query: Query;
  n: number;
  /** What opens it, where it is the number itself. */
  open?: string;
}

/** Opens the answers behind a figure: as many as it says. */
export function VolunteeredDialog({ title, query, n, open = t`Read the answers` }: VolunteeredDialogProps) {
  if (n === 0) return null;
  return (
    <span className={styles.read}>
      <Dialog wide open={open} title={title} variant="subtle" size="compact-xs">
        {() => <Answers query={query} n={n} />}
      </Dialog>
    </span>
  );
}

function Answers({ query, n }: { query: Query; n: number }) {
  const rows = usePages(listVolunteered, query);
  return (
    <>
      <p className="muted">n {number(rows.first?.total ?? n)}</p>
      <LeftOut />
      <DataTable
        label={t`Answers`}
        rows={rows}
        columns={columnsOf(query)}
        rowKey={({ id }) => id}
        empty={<Empty title={(rows.first?.total ?? 0) > 0 ? t`None that you may see` : t`No answers`} />}
      />
    </>
  );
}
