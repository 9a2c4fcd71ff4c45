import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readMetric } from '#core/contract/metrics.ts';
import { useRead } from '../app/read.ts';
import { CopyText } from '../ui/copy.tsx';
import { Figure } from '../ui/figure.tsx';
import { number } from '../ui/format.ts';
import { Card, Columns, KeyValues, Pane, Stack } from '../ui/page.tsx';
import { words } from '../ui/words.ts';
import { InsightFrame, usePlace } from './frame.tsx';
import { MetricChart } from './metric-chart.tsx';
import { MetricOwner } from './metric-owner.tsx';
import { MetricTarget } from './metric-target.tsx';
import {
  betterWords,
  controlWords,
  intervalWords,
  lookOf,
  measureOf,
  metricKindWords,
  metricName,
  objectWords,
  type Metric,
} from './metric-words.ts';
import { periodText } from './period-text.ts';
import { asQuery } from './place.ts';

export type OneMetric = WireOutputOf<typeof readMetric>;

/** One metric: its figure, over time, what it is and how it is computed. */
export function MetricPage() {
  const { metric: id = '' } = useParams({ strict: false });
  const [place] = usePlace();
  const query = useRead(readMetric, { metric: id, ...asQuery(place) }, { every: 60_000 });
  return (
    <InsightFrame
      title={query.data === undefined ? t`Metric` : metricName(query.data.metric)}
      about={
        <>
          <Link to="/insight/metrics">
            <Trans>All metrics</Trans>
          </Link>{' '}
          · {periodText(query.data?.period)}
        </>
      }
      query={query}
    >
      {(data) => <One data={data} />}
    </InsightFrame>
  );
}

function One({ data }: { data: OneMetric }) {
  const { metric, how, moment, sql } = data;
  return (
    <Stack>
      <Columns>
        <Stack>
          <Card>
            <Figure
              label={metricName(metric)}
              {...lookOf(metric, data.figure)}
              hue={metric.kind === 'feeling' ? 'feel' : 'fact'}
            />
            <Shown metric={metric} />
          </Card>
          <Pane title={t({ message: 'Over time', context: 'metric' })}>
            <MetricChart data={data} />
          </Pane>
        </Stack>
        <Stack>
          <MetricTarget data={data} />
          <Pane title={t`What it is`}>
            <KeyValues rows={whatItIs(metric)} />
            <MetricOwner metric={metric} />
          </Pane>
        </Stack>
      </Columns>
      <Pane title={words.how}>
        <KeyValues
          sentences
          rows={[
            [words.formula, how.formula],
            [words.counted, how.population],
            [words.period, how.period],
            [t`In the period by`, moment],
          ]}
        />
      </Pane>
      <Pane title={t`SQL`} about={t`As it is asked of the database, without the values.`}>
        <CopyText block label={t`SQL`} text={tidy(sql)} />
      </Pane>
    </Stack>
  );
}

function whatItIs(metric: Metric): ReadonlyArray<readonly [string, string]> {
  return [
    [t`Kind`, metricKindWords[metric.kind]],
    [t`About`, objectWords[metric.object]],
    [t`Which end is good`, betterWords[metric.better]],
    [t`Who can move it`, controlWords[metric.control]],
    [t`Each customer counts`, metric.each === 'customer' ? t`once, with the last answer` : t`each time`],
    [t`Interval`, intervalWords[metric.interval]],
    [t`No number below`, metric.fewest === 0 ? '–' : number(metric.fewest)],
    [t`By the API`, metric.id],
  ];
}

/** Where the figure stands among others. */
function Shown({ metric }: { metric: Metric }) {
  if (metric.side === 'service')
    return (
      <Link to="/insight/service">
        <Trans>See it on the page Service</Trans>
      </Link>
    );
  return (
    <Link to="/insight/experience" search={measureOf(metric) ?? {}}>
      <Trans>See it on the page Experience</Trans>
    </Link>
  );
}

/** Without the indentation of the code it comes from. */
function tidy(sql: string): string {
  return sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
