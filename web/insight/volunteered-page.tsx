import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listVolunteeredSurveys, readVolunteered } from '#core/contract/volunteered.ts';
import { useRead } from '../app/read.ts';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane, Stack } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { spokenLanguage } from '../languages/chosen.ts';
import { InsightFrame, usePlace } from './frame.tsx';
import { GivenSurveys } from './given-surveys.tsx';
import styles from './insight.module.css';
import { QuestionPane } from './volunteered-question.tsx';
import { QuestionTable } from './volunteered-table.tsx';
import { keyOf, type Volunteered } from './volunteered-words.ts';

/** Answers that nobody was asked for, imported surveys above all: apart from every other page. */
export function VolunteeredPage() {
  const [{ survey, grain = 'year' }] = usePlace();
  const own = useRead(listVolunteeredSurveys, { language: spokenLanguage() }, { every: 60_000 });
  const query = useRead(readVolunteered, { by: grain, ...(survey === undefined ? {} : { survey }) }, { every: 60_000 });
  return (
    <InsightFrame
      plain
      title={t`Volunteered answers`}
      about={t`Imported surveys, and what customers said without being asked. Never pooled with the answers of those who were asked.`}
      query={query}
      choices={query.data === undefined || query.data.surveys.length === 0 ? null : <Choices data={query.data} />}
    >
      {(data) => (
        <Loaded query={own}>
          {(surveys) => (
            <Stack>
              {surveys.items.length === 0 ? null : <GivenSurveys surveys={surveys} />}
              {data.surveys.length > 0 ? <Figures data={data} /> : surveys.items.length === 0 ? <Nothing /> : null}
            </Stack>
          )}
        </Loaded>
      )}
    </InsightFrame>
  );
}

function Nothing() {
  return (
    <Pane>
      <Empty
        icon={IconFileImport}
        title={t`No volunteered answers yet`}
        action={
          <Link to="/settings/imports">
            <Trans>Import a survey file</Trans>
          </Link>
        }
      >
        <Trans>
          Years of survey files stand here once they are imported: a figure for each question and year, and which
          changes are real.
        </Trans>
      </Empty>
    </Pane>
  );
}

function Choices({ data: { survey, surveys, by } }: { data: Volunteered }) {
  const [, go] = usePlace();
  const file = `/api/v1/insight/volunteered.csv?${new URLSearchParams({ by, survey }).toString()}`;
  return (
    <>
      <Select
        aria-label={t`Survey`}
        w={220}
        allowDeselect={false}
        data={surveys.map((one) => ({
          value: one.survey,
          label: one.survey === '' ? t`Without a survey` : one.survey,
        }))}
        value={survey}
        onChange={(value) => go({ survey: value ?? undefined, question: undefined })}
      />
      <SegmentedControl
        aria-label={t`By`}
        size="xs"
        value={by}
        onChange={(value) => go({ grain: value === 'month' ? 'month' : undefined })}
        data={[
          { value: 'year', label: t`Years` },
          { value: 'month', label: t`Months` },
        ]}
      />
      <Button component="a" href={file} variant="default" leftSection={<IconDownload size={16} stroke={1.7} />}>
        <Trans>Download</Trans>
      </Button>
    </>
  );
}

function Figures({ data }: { data: Volunteered }) {
  const [place, go] = usePlace();
  const chosen = data.questions.find((one) => keyOf(one) === place.question) ?? data.questions[0];
  const { changed, tested, undated, how } = data;
  if (chosen === undefined) return <Pane>{undated === 0 ? null : <Undated count={undated} />}</Pane>;
  return (
    <>
      {data.surveys.some((one) => one.survey === data.survey && !one.imported) ? <KnownOnly /> : null}
      <QuestionPane data={data} question={chosen} />
      <Pane
        title={
          <>
            <Trans>Every question</Trans> <HowPopover label={t`Every question`} how={how} />
          </>
        }
        about={t`${plural(tested, { one: `Of # step from one period to the next, ${changed} changed.`, other: `Of # steps from one period to the next, ${changed} changed.` })}`}
      >
        {undated === 0 ? null : <Undated count={undated} />}
        <QuestionTable data={data} chosen={chosen} choose={(question) => go({ question: keyOf(question) })} />
      </Pane>
    </>
  );
}

/** What is nobody's has no customer, so it is on no spine: only the list of surveys and their results count it. */
function KnownOnly() {
  return (
    <p className={styles.change}>
      <Trans>
        By year and month stands what known customers gave. What nobody known gave is counted above and in the results
        of the survey.
      </Trans>
    </p>
  );
}

function Undated({ count }: { count: number }) {
  return (
    <p className={styles.change}>
      {t`${ph({ count: number(count) })} answers say only their year and stand in no month.`}
    </p>
  );
}
