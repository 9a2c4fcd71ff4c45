import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Figure } from '../../ui/figure.tsx';
import { Failure } from '../../ui/failure.tsx';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Card, Cards, KeyValues, Pane, Stack } from '../../ui/page.tsx';
import { problem } from '#core/contract/problems.ts';
import type { Import } from './states.ts';

/** What an import did, in numbers, and the rows it refused as a file. */
export function ImportResult({ data }: { data: Import }) {
  const lookups = Object.entries(data.lookups);
  return (
    <Stack>
      {data.problem === null ? null : <Failure error={problem('refused', { detail: data.problem })} />}
      <Cards>
        <Card>
          <Figure label="Rows" value={data.rows} show={number} />
        </Card>
        <Card>
          <Figure label="Taken" hue="fact" value={data.taken} show={number} />
        </Card>
        <Card>
          <Figure label="Came again, counted once" value={data.duplicates} show={number} />
        </Card>
        <Card>
          <Figure label="Refused" value={data.refused} show={number} />
        </Card>
      </Cards>
      {lookups.length === 0 ? null : (
        <Pane title="Lookups" about="Rows that found, and did not find, their row in the other file. Both were taken.">
          <KeyValues
            rows={lookups.map(([name, { found, missing }]) => [
              name,
              `${number(found)} found, ${number(missing)} not found`,
            ])}
          />
        </Pane>
      )}
      <Pane
        title="Run"
        actions={
          data.refused === 0 ? undefined : (
            <Button
              component="a"
              href={`/api/v1/imports/${data.id}/refused`}
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.7} />}
            >
              Download the refused rows
            </Button>
          )
        }
      >
        <KeyValues
          rows={[
            ['Began', data.startedAt === null ? 'never' : <Moment key="b" at={data.startedAt} long />],
            ['Ended', data.finishedAt === null ? '–' : <Moment key="e" at={data.finishedAt} long />],
          ]}
        />
      </Pane>
    </Stack>
  );
}
