import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconMessage2Heart } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listAnswers } from '#core/contract/listening.ts';
import { isScale, scales } from '#core/touchpoints/scales.ts';
import { scaleWords } from '../ui/scale-words.ts';
import { usePages } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { Badge } from '../ui/badge.tsx';
import { HeldBack } from '../ui/held-back.tsx';
import { LeftOut } from '../ui/left-out.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './listening.module.css';
import { NamingCause } from '../care/naming-cause.tsx';
import { FeelingFace } from './readings/feeling-mark.tsx';
import { listeningTabs } from './tabs.ts';

type Answer = WireOutputOf<typeof listAnswers>['items'][number];

const columns: Column<Answer>[] = [
  { head: t`Score`, cell: ({ scale, score }) => <Score scale={scale} score={score} /> },
  {
    head: t`Words`,
    grow: true,
    cell: ({ words, reading, response, held }) =>
      held !== null ? (
        <HeldBack held={held} />
      ) : words === '' ? (
        <span className="muted">
          <Trans>no words</Trans>
        </span>
      ) : (
        <span className={styles.words}>
          {words} {reading === null ? null : <FeelingFace reading={reading} />} <NamingCause text={{ response }} />
        </span>
      ),
  },
  {
    head: t`Customer`,
    cell: ({ customer }) =>
      customer === null ? (
        <span className="muted">
          <Trans>anonymous</Trans>
        </span>
      ) : (
        <Link to="/customers/$customer" params={{ customer: customer.id }}>
          {customer.name}
        </Link>
      ),
  },
  { head: t`Survey`, wide: true, cell: ({ survey }) => survey.name },
  { head: t`Channel`, wide: true, cell: ({ channel }) => <Badge>{channelName(channel)}</Badge> },
  { head: t`When`, cell: ({ at }) => <Moment at={at} /> },
];

function Score({ scale, score }: Pick<Answer, 'scale' | 'score'>) {
  if (score === null || !isScale(scale)) return null;
  const { name } = scaleWords[scale];
  const { max } = scales[scale];
  return (
    <span className={styles.score} aria-label={t`${score} of ${max}`} title={name}>
      <b>{score}</b>
      <span aria-hidden="true"> {t`of ${max}`}</span>
    </span>
  );
}

const filters = [
  { value: '', label: t({ message: 'All', context: 'scores' }) },
  { value: '1,2', label: '1–2' },
  { value: '3', label: '3' },
  { value: '4,5', label: '4–5' },
];

export function AnswersPage() {
  const [score, setScore] = useState('');
  const [withWords, setWithWords] = useState('');
  const chosen = score !== '' || withWords !== '';
  const rows = usePages(listAnswers, {
    ...(score === '' ? {} : { score }),
    ...(withWords === '' ? {} : { withWords: withWords as 'true' | 'false' }),
  });
  return (
    <Page
      title={t`Listening`}
      about={t`What customers answered when they were asked. Figures with their intervals stand under Insight.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <div className={styles.filters}>
        <SegmentedControl aria-label={t`Score`} value={score} onChange={setScore} data={filters} />
        <SegmentedControl
          aria-label={t`Words`}
          value={withWords}
          onChange={setWithWords}
          data={[
            { value: '', label: t({ message: 'All', context: 'answers' }) },
            { value: 'true', label: t`With words` },
          ]}
        />
      </div>
      {chosen ? <LeftOut /> : null}
      <Pane flush>
        <DataTable
          stacks
          label={t`Answers`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Nothing chosen={chosen} />}
        />
      </Pane>
    </Page>
  );
}

function Nothing({ chosen }: { chosen: boolean }) {
  if (chosen) return <Empty icon={IconMessage2Heart} title={t`No answers`} />;
  return (
    <Empty
      icon={IconMessage2Heart}
      title={t`No answers yet`}
      action={
        <Link to="/listening/rules">
          <Trans>See when customers are asked</Trans>
        </Link>
      }
    >
      <Trans>
        Answers appear here once customers were asked and took the time: after a conversation, when something happened,
        in rounds, or on a page.
      </Trans>
    </Empty>
  );
}
