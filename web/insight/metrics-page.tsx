import { ph, t } from '@lingui/core/macro';
import { useState } from 'react';
import { Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listMetrics, readMetricFigures } from '#core/contract/metrics.ts';
import { sides } from '#core/insight/metrics/kinds-of-metric.ts';
import { useRead } from '../app/read.ts';
import { Badge } from '../ui/badge.tsx';
import { FigureText } from '../ui/figure-text.tsx';
import { Pane, Stack } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { words } from '../ui/words.ts';
import { InsightFrame, usePlace } from './frame.tsx';
import { betterWords, controlWords, lookOf, metricKindWords, metricName, type Metric } from './metric-words.ts';
import { periodText } from './period-text.ts';
import { asQuery } from './place.ts';
import { targetText, verdictTones, verdictWords } from './target-words.ts';
import styles from './insight.module.css';

type Figures = WireOutputOf<typeof readMetricFigures>;
type Row = Metric & { figure: Figures['items'][number] | undefined };

const sideWords = { service: t`Service`, experience: t`Experience` };

/** The catalogue: every figure there is, with what it says of the period. */
export function MetricsPage() {
  const [place] = usePlace();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const figures = useRead(readMetricFigures, asQuery(place), { every: 60_000 });
  const { data: metrics } = useRead(listMetrics, {}, { staleTime: 60_000 });
  const choices = (
    <>
      <Switch label={t`Without figures, too`} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      <TextInput
        aria-label={t`Search metrics`}
        placeholder={t`Search`}
        w={180}
        leftSection={<IconSearch size={15} stroke={1.7} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
    </>
  );
  return (
    <InsightFrame
      title={t`Metrics`}
      about={t`What each figure is, of what it is counted, and how · ${ph({ period: periodText(figures.data?.period) })}`}
      query={figures}
      choices={choices}
    >
      {({ items }) => {
        const byMetric = new Map(items.map((figure) => [figure.metric, figure]));
        const rows = (metrics?.items ?? []).map((metric) => ({ ...metric, figure: byMetric.get(metric.id) }));
        return <Sides rows={rows.filter((row) => fits(row, search) && (all || (row.figure?.n ?? 0) > 0))} />;
      }}
    </InsightFrame>
  );
}

function fits(metric: Row, search: string): boolean {
  const told = [metricName(metric), metric.id, metricKindWords[metric.kind]].join(' ').toLowerCase();
  return told.includes(search.trim().toLowerCase());
}

const columns: Column<Row>[] = [
  {
    head: t({ message: 'Metric', context: 'column' }),
    wraps: true,
    cell: (row) => (
      <Link to="/insight/metrics/$metric" params={{ metric: row.id }}>
        {metricName(row)}
      </Link>
    ),
  },
  {
    head: t({ message: 'Figure', context: 'column' }),
    wraps: true,
    cell: (row) =>
      row.figure === undefined ? null : (
        <FigureText {...lookOf(row, row.figure)} hue={row.kind === 'feeling' ? 'feel' : 'fact'} />
      ),
  },
  {
    head: t({ message: 'Target', context: 'metric' }),
    wide: true,
    cell: (row) => <TargetOf metric={row} target={row.figure?.target ?? null} />,
  },
  { head: t`Kind`, wide: true, cell: ({ kind }) => metricKindWords[kind] },
  { head: t`Which end is good`, wide: true, cell: ({ better }) => betterWords[better] },
  { head: t`Who can move it`, wide: true, cell: ({ control }) => controlWords[control] },
  {
    head: t({ message: 'Owner', context: 'metric' }),
    wide: true,
    wraps: true,
    cell: ({ owner }) => owner?.name ?? <span className="muted">–</span>,
  },
];

function TargetOf({ metric, target }: { metric: Metric; target: Figures['items'][number]['target'] }) {
  if (target === null) return <span className="muted">–</span>;
  const { verdict } = target;
  return (
    <>
      {targetText(metric, target)} <Badge tone={verdictTones[verdict]}>{verdictWords[verdict]}</Badge>
    </>
  );
}

function Sides({ rows }: { rows: readonly Row[] }) {
  return (
    <Stack>
      {sides.map((side) => {
        const items = rows.filter((row) => row.side === side);
        return (
          <Pane key={side} title={sideWords[side]} flush>
            <DataTable
              label={sideWords[side]}
              rows={{ items }}
              columns={columns}
              rowKey={({ id }) => id}
              empty={<p className={`muted ${styles.nothing}`}>{words.nothingFound}</p>}
            />
          </Pane>
        );
      })}
    </Stack>
  );
}
