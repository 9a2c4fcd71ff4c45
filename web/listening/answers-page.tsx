import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconMessage2Heart } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listAnswers } from '#core/contract/listening.ts';
import { usePages } from '../app/read.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './listening.module.css';
import { listeningTabs } from './tabs.ts';

type Answer = WireOutputOf<typeof listAnswers>['items'][number];

const columns: Column<Answer>[] = [
  { head: 'Score', cell: ({ score }) => <Score score={score} /> },
  {
    head: 'Words',
    grow: true,
    cell: ({ words }) =>
      words === '' ? <span className="muted">no words</span> : <span className={styles.words}>{words}</span>,
  },
  {
    head: 'Customer',
    cell: ({ customer }) => (
      <Link to="/customers/$customer" params={{ customer: customer.id }}>
        {customer.name}
      </Link>
    ),
  },
  { head: 'Channel', wide: true, cell: ({ channel }) => <Badge>{channel}</Badge> },
  { head: 'When', cell: ({ at }) => <Moment at={at} /> },
];

function Score({ score }: { score: number }) {
  return (
    <span className={styles.score} aria-label={`${score} of 5`}>
      <b>{score}</b>
      <span aria-hidden="true"> of 5</span>
    </span>
  );
}

const filters = [
  { value: '', label: 'All' },
  { value: '1,2', label: '1–2' },
  { value: '3', label: '3' },
  { value: '4,5', label: '4–5' },
];

export function AnswersPage() {
  const [score, setScore] = useState('');
  const [withWords, setWithWords] = useState('');
  const rows = usePages(listAnswers, {
    ...(score === '' ? {} : { score }),
    ...(withWords === '' ? {} : { withWords: withWords as 'true' | 'false' }),
  });
  return (
    <Page
      title="Listening"
      about="What customers said after we helped them. Figures with their intervals stand under Insight."
    >
      <TabLinks tabs={listeningTabs} label="Listening" />
      <div className={styles.filters}>
        <SegmentedControl aria-label="Score" value={score} onChange={setScore} data={filters} />
        <SegmentedControl
          aria-label="Words"
          value={withWords}
          onChange={setWithWords}
          data={[
            { value: '', label: 'All' },
            { value: 'true', label: 'With words' },
          ]}
        />
      </div>
      <Pane flush>
        <DataTable
          label="Answers"
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty
              icon={IconMessage2Heart}
              title="No answers yet"
              action={<Link to="/listening/rules">See when customers are asked</Link>}
            >
              Half an hour after a chat and a day after a mail was resolved, the customer is asked how it felt.
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}
