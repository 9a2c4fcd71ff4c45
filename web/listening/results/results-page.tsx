import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readSurveyResults } from '#core/contract/survey-results.ts';
import { useRead } from '../../app/read.ts';
import { spokenLanguage } from '../../languages/chosen.ts';
import { number } from '../../ui/format.ts';
import { HowPopover } from '../../ui/how-computed.tsx';
import { Page, Pane, Stack } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Choices } from './choices.tsx';
import { QuestionPane } from './question-pane.tsx';
import styles from './results.module.css';

const route = getRouteApi('/console/listening/results/$survey');

type Results = WireOutputOf<typeof readSurveyResults>;

/** What the answers to one survey come to, question by question: of those who were asked, or of those who came by themselves. */
export function ResultsPage() {
  const { survey: id } = route.useParams();
  const place = route.useSearch();
  const navigate = route.useNavigate();
  const results = useRead(readSurveyResults, { id, ...place, language: spokenLanguage() });
  return (
    <Loaded query={results}>
      {(data) => (
        <Page
          title={t`Results: ${ph({ survey: data.survey.name })}`}
          about={<About data={data} />}
          actions={
            data.responses.complete + data.responses.partial === 0 ? undefined : <Download id={id} data={data} />
          }
        >
          <Choices data={data} place={place} go={(next) => void navigate({ search: { ...place, ...next } })} />
          {data.responses.complete + data.responses.partial === 0 ? <Nothing data={data} /> : <Questions data={data} />}
        </Page>
      )}
    </Loaded>
  );
}

function About({ data: { survey, how } }: { data: Results }) {
  return (
    <>
      <Link to="/listening/surveys">
        <Trans>All surveys</Trans>
      </Link>{' '}
      ·{' '}
      <Link to="/listening/surveys/$survey" params={{ survey: survey.id }}>
        <Trans>Questions</Trans>
      </Link>{' '}
      ·{' '}
      {survey.anonymous ? (
        <>
          <Trans>Anonymous: days begin by UTC.</Trans> ·{' '}
        </>
      ) : null}
      <Trans>How it is computed</Trans> <HowPopover label={t`Results`} how={how} />
    </>
  );
}

function Download({ id, data: { source } }: { id: string; data: Results }) {
  const { edition, days } = route.useSearch();
  const chosen = { source, ...(edition === undefined ? {} : { edition: String(edition) }) };
  const query = new URLSearchParams({
    ...chosen,
    ...(days === undefined ? {} : { days: String(days) }),
    language: spokenLanguage(),
  });
  return (
    <Button
      component="a"
      href={`/api/v1/surveys/${id}/results.csv?${query.toString()}`}
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.7} />}
    >
      <Trans>Download</Trans>
    </Button>
  );
}

function Questions({ data }: { data: Results }) {
  const { complete, partial } = data.responses;
  return (
    <>
      <p className={styles.counted}>
        {t`${plural(complete, { one: '# complete response', other: '# complete responses' })}`}
        {partial === 0 ? '' : `, ${t`${ph({ count: number(partial) })} left half-way`}`}
        {data.cut ? `. ${t`There are more: the newest of them are counted.`}` : ''}
      </p>
      <Stack>
        {data.questions.map((question, at) => (
          <QuestionPane key={`${question.name} ${at}`} question={question} />
        ))}
      </Stack>
    </>
  );
}

function Nothing({ data: { editions, sources } }: { data: Results }) {
  return (
    <Pane>
      <Empty icon={IconChartBar} title={t`Nothing to count yet`}>
        {editions.length === 0 ? (
          <Trans>This survey was not published yet.</Trans>
        ) : sources.length === 0 ? (
          <Trans>Nobody answered in the days and the edition chosen.</Trans>
        ) : (
          <Trans>Nobody answered in this way: look at the other one above.</Trans>
        )}
      </Empty>
    </Pane>
  );
}
