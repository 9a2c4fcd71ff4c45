import { IconBroadcast } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listSources, trackingOverview } from '#core/contract/tracking.ts';
import { Link } from '@tanstack/react-router';
import { usePages, useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Badge } from '../ui/badge.tsx';
import { Figure } from '../ui/figure.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Card, Cards, Page, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { AddSource, SourceActions } from './source-dialogs.tsx';

type Source = WireOutputOf<typeof listSources>['items'][number];

const kinds: Record<Source['kind'], string> = { browser: 'Site or app', server: 'Server', import: 'Import' };

function columnsFor(manage: boolean): Column<Source>[] {
  return [
    {
      head: 'Source',
      grow: true,
      cell: ({ name, kind, keyEnding, revokedAt }) => (
        <>
          <b>{name}</b> {revokedAt === null ? null : <Badge>revoked</Badge>}
          <div className="muted">
            {kinds[kind]}
            {keyEnding === null ? null : `, key …${keyEnding}`}
          </div>
        </>
      ),
    },
    {
      head: 'Identity',
      wide: true,
      cell: ({ strength }) => <Badge tone={strength === 'proven' ? 'good' : 'plain'}>{strength}</Badge>,
    },
    { head: 'Interactions', right: true, cell: ({ interactions }) => number(interactions) },
    { head: 'Came again', right: true, wide: true, cell: ({ duplicates }) => number(duplicates) },
    { head: 'Rejected', right: true, wide: true, cell: ({ deadLetters }) => number(deadLetters) },
    {
      head: 'Last seen',
      wide: true,
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? 'never' : <Moment at={lastSeenAt} />),
    },
    { head: '', name: 'Actions', right: true, cell: (source) => (manage ? <SourceActions source={source} /> : null) },
  ];
}

export function SourcesPage() {
  const list = usePages(listSources, {}, { every: 15_000 });
  const manage = useMay('source.manage');
  return (
    <Page
      title="Sources"
      about="Sites, apps and servers that send what customers do. Any Segment-compatible library works with the key."
      actions={manage ? <AddSource /> : undefined}
    >
      <Stack>
        <Overview />
        <Pane flush>
          <DataTable
            label="Sources"
            rows={list}
            columns={columnsFor(manage)}
            rowKey={({ id }) => id}
            empty={
              <Empty icon={IconBroadcast} title="Nothing sends events yet" action={manage ? <AddSource /> : undefined}>
                Add your site or shop server; the first event shows here within seconds.
              </Empty>
            }
          />
        </Pane>
      </Stack>
    </Page>
  );
}

function Overview() {
  const { data } = useRead(trackingOverview, {}, { every: 15_000 });
  if (data === undefined) return null;
  const rejected = data.deadLetters.reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    <Cards>
      <Card>
        <Figure label="Interactions" hue="fact" value={data.interactions} show={number} />
      </Card>
      <Card>
        <Figure label="Came again, counted once" value={data.duplicates} show={number} />
      </Card>
      <Card>
        <Figure label="Held back for want of consent" value={data.unconsented} show={number} />
      </Card>
      <Card>
        <Figure
          label="Rejected, waiting"
          value={rejected}
          show={number}
          note={rejected === 0 ? undefined : <Link to="/settings/rejected">see why</Link>}
        />
      </Card>
    </Cards>
  );
}
