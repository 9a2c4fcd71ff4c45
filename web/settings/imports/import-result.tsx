import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Figure } from '../../ui/figure.tsx';
import { Failure } from '../../ui/failure.tsx';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Card, Cards, KeyValues, Pane, Stack } from '../../ui/page.tsx';
import { problem } from '#core/contract/problems.ts';
import type { Import } from './states.ts';
import { missingWords } from './survey-words.ts';

/** What an import did, in numbers, and the rows it refused as a file. */
export function ImportResult({ data }: { data: Import }) {
  const lookups = Object.entries(data.lookups);
  return (
    <Stack>
      {data.problem === null ? null : <Failure error={problem('refused', { detail: data.problem })} />}
      <Counts data={data} />
      {lookups.length === 0 ? null : (
        <Pane
          title={t`Lookups`}
          about={t`Rows that found, and did not find, their row in the other file. Both were taken.`}
        >
          <KeyValues
            rows={lookups.map(([name, { found, missing }]) => [
              name,
              t`${ph({ found: number(found) })} found, ${ph({ missing: number(missing) })} not found`,
            ])}
          />
        </Pane>
      )}
      <Missing missing={data.missing} />
      <Pane
        title={t({ message: 'Run', context: 'an import, from beginning to end' })}
        actions={
          data.refused === 0 ? undefined : (
            <Button
              component="a"
              href={`/api/v1/imports/${data.id}/refused`}
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.7} />}
            >
              <Trans>Download the refused rows</Trans>
            </Button>
          )
        }
      >
        <KeyValues
          rows={[
            [t`Began`, data.startedAt === null ? t`never` : <Moment key="b" at={data.startedAt} long />],
            [t`Ended`, data.finishedAt === null ? '–' : <Moment key="e" at={data.finishedAt} long />],
          ]}
        />
      </Pane>
    </Stack>
  );
}

/** What was no answer by a declared code, by question. */
function Missing({ missing }: Pick<Import, 'missing'>) {
  if (missing.length === 0) return null;
  const rows = [...Map.groupBy(missing, ({ title }) => title)].map(([title, codes]): [string, string] => [
    title,
    codes
      .map(({ code, why, count }) => `${code === '' ? '–' : code} = ${missingWords[why]}: ${number(count)}`)
      .join(' · '),
  ]);
  return (
    <Pane title={t`Declared missing`} about={t`Cells that are no answers, by question: they count nowhere.`}>
      <KeyValues rows={rows} />
    </Pane>
  );
}

function Counts({ data }: { data: Import }) {
  return (
    <Cards>
      <Card>
        <Figure label={t`Rows`} value={data.rows} show={number} />
      </Card>
      <Card>
        <Figure
          label={t({ message: 'Taken', comment: 'rows of an import' })}
          hue="fact"
          value={data.taken}
          show={number}
        />
      </Card>
      <Card>
        <Figure label={t`Came again, counted once`} value={data.duplicates} show={number} />
      </Card>
      <Card>
        <Figure label={t({ message: 'Refused', comment: 'rows of an import' })} value={data.refused} show={number} />
      </Card>
    </Cards>
  );
}
