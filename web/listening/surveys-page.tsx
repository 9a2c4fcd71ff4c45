import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listSurveys } from '#core/contract/surveys.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { State } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { aboutNames } from './about-names.ts';
import styles from './listening.module.css';
import { NewSurvey } from './new-survey.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { listeningTabs } from './tabs.ts';

type Survey = WireOutputOf<typeof listSurveys>['items'][number];

const columns: Column<Survey>[] = [
  {
    head: t`Survey`,
    grow: true,
    cell: ({ id, name, about, edition }) => (
      <>
        <Link to="/listening/surveys/$survey" params={{ survey: id }} className={styles.target}>
          <b>{name}</b>
        </Link>
        <div className="muted">
          {aboutNames[about]}
          {edition === null ? null : (
            <>
              {' · '}
              <Link
                to="/listening/results/$survey"
                params={{ survey: id }}
                className={styles.target}
                onClick={(event) => event.stopPropagation()}
              >
                <Trans>Results</Trans>
              </Link>
            </>
          )}
        </div>
      </>
    ),
  },
  { head: t`Scale`, wide: true, cell: ({ scale }) => (isScale(scale) ? scaleWords[scale].name : <None />) },
  { head: t`State`, cell: (survey) => <Standing survey={survey} /> },
  { head: t`Responses`, right: true, cell: ({ responses }) => number(responses.complete) },
  { head: t`Partial`, wide: true, right: true, cell: ({ responses }) => number(responses.partial) },
  { head: t`Changed`, wide: true, cell: ({ changedAt }) => <Moment at={changedAt} /> },
];

function None() {
  return (
    <span className="muted">
      <Trans>none</Trans>
    </span>
  );
}

function Standing({ survey: { edition, changed, active } }: { survey: Survey }) {
  if (edition === null) return <State tone="plain">{t`Draft`}</State>;
  if (changed) return <State tone="warn">{t`Changed, not published`}</State>;
  return active ? <State tone="good">{t`Asking`}</State> : <State tone="plain">{t`Published`}</State>;
}

const kept = [
  { value: 'false', label: t`In use` },
  { value: 'true', label: t({ message: 'Put away', context: 'surveys' }) },
];

/** The company's surveys, and a way to begin one. */
export function SurveysPage() {
  const [archived, setArchived] = useState<'true' | 'false'>('false');
  const surveys = useRead(listSurveys, { archived });
  const may = useMay('listening.manage');
  const navigate = useNavigate();
  return (
    <Page
      title={t`Listening`}
      about={t`What customers can be asked. What is published never changes: an answer always belongs to the questions that were shown.`}
      actions={may ? <NewSurvey /> : undefined}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={t`Which surveys`}
          value={archived}
          onChange={(value) => setArchived(value as 'true' | 'false')}
          data={kept}
        />
      </div>
      <Pane flush>
        <DataTable
          label={t`Surveys`}
          rows={{
            items: surveys.data?.items ?? [],
            pending: surveys.isPending,
            error: surveys.error,
            refetch: surveys.refetch,
          }}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate({ to: '/listening/surveys/$survey', params: { survey: id } })}
          empty={
            <Empty icon={IconForms} title={archived === 'true' ? t`Nothing was put away` : t`No survey yet`}>
              <Trans>Begin with a template of the field, or with an empty page.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}
