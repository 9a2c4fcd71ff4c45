import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Pill, Select } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listResponses, listSurveys } from '#core/contract/surveys.ts';
import { usePages, useRead } from '../app/read.ts';
import { spokenLanguage } from '../languages/chosen.ts';
import { Badge, State } from '../ui/badge.tsx';
import { HeldBack } from '../ui/held-back.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { NamingCause } from '../care/naming-cause.tsx';
import { Given } from './given.tsx';
import styles from './listening.module.css';
import { responsesSearch } from './responses-place.ts';
import { listeningTabs } from './tabs.ts';

type Response = WireOutputOf<typeof listResponses>['items'][number];

const sources: Record<Response['source'], string> = {
  asked: t({ message: 'Asked', context: 'a response' }),
  volunteered: t({ message: 'Volunteered', context: 'a response' }),
  imported: t({ message: 'Imported', context: 'a response' }),
};

const countedWords: Record<Response['source'], string> = {
  asked: t`Counted in results: asked`,
  volunteered: t`Counted in results: volunteered`,
  imported: t`Counted in results: imported`,
};

const columns: Column<Response>[] = [
  { head: t`Given`, grow: true, cell: (response) => <WhatWasGiven response={response} /> },
  {
    head: t`Survey`,
    cell: ({ survey }) => (
      <Link to="/listening/surveys/$survey" params={{ survey: survey.id }}>
        {survey.name}
      </Link>
    ),
  },
  { head: t`Edition`, wide: true, right: true, cell: ({ edition }) => edition ?? '–' },
  { head: t`State`, cell: (response) => <Standing response={response} /> },
  { head: t`Who`, cell: ({ customer, source }) => <Who customer={customer} source={source} /> },
  { head: t`When`, cell: ({ lastAt }) => <Moment at={lastAt} /> },
];

function WhatWasGiven({ response }: { response: Response }) {
  if (response.held !== null) return <HeldBack held={response.held} />;
  return (
    <>
      <Given response={response} />
      {response.hasWords ? <NamingCause text={{ response: response.id }} /> : null}
    </>
  );
}

function Standing({ response: { state, overQuota } }: { response: Response }) {
  if (overQuota !== null) return <State tone="plain">{t`One too many (${overQuota})`}</State>;
  if (state === 'partial') return <State tone="warn">{t`In part`}</State>;
  return <State tone="feel">{t({ message: 'Complete', context: 'a response' })}</State>;
}

function Who({ customer, source }: Pick<Response, 'customer' | 'source'>) {
  if (customer === null) return <Badge>{sources[source]}</Badge>;
  return (
    <Link to="/customers/$customer" params={{ customer: customer.id }}>
      {customer.name}
    </Link>
  );
}

/** Whole responses, with everything that was given. */
export function ResponsesPage() {
  const { survey, counted } = responsesSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const surveys = useRead(listSurveys, {});
  const rows = usePages(listResponses, {
    language: spokenLanguage(),
    ...(survey === undefined ? {} : { survey }),
    ...(counted === undefined ? {} : { counted: 'true', source: counted }),
  });
  return (
    <Page
      title={t`Listening`}
      about={t`Whole responses, complete and partial. What nobody was asked for is volunteered and stands in no figure beside the rest.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <div className={styles.filters}>
        <Select
          aria-label={t`Survey`}
          placeholder={t`All surveys`}
          clearable
          value={survey ?? null}
          onChange={(chosen) =>
            void navigate({ to: '.', search: { survey: chosen ?? undefined, counted }, replace: true })
          }
          data={(surveys.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {counted === undefined ? null : (
          <Pill
            size="lg"
            withRemoveButton
            removeButtonProps={{ 'aria-label': t`Show all responses`, 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => void navigate({ to: '.', search: { survey }, replace: true })}
          >
            {countedWords[counted]}
          </Pill>
        )}
      </div>
      <Pane flush>
        <DataTable
          label={t`Responses`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          stacks
          empty={
            <Empty icon={IconListDetails} title={t`No responses yet`}>
              <Trans>What people give stands here from their first word on.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}
