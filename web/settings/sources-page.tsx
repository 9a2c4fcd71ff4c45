import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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

const kinds: Record<Source['kind'], string> = {
  browser: t`Site or app`,
  server: t`Server`,
  import: t({ message: 'Import', context: 'noun' }),
};

const strengths: Record<Source['strength'], string> = {
  claimed: t({ message: 'claimed', comment: 'Who a customer is: said, not proven' }),
  proven: t({ message: 'proven', comment: 'Who a customer is' }),
};

function columnsFor(manage: boolean): Column<Source>[] {
  return [
    {
      head: t`Source`,
      grow: true,
      cell: ({ name, kind, keyEnding, revokedAt }) => (
        <>
          <b>{name}</b>{' '}
          {revokedAt === null ? null : (
            <Badge>
              <Trans comment="State of a key">revoked</Trans>
            </Badge>
          )}
          <div className="muted">
            {keyEnding === null ? kinds[kind] : t`${ph({ kind: kinds[kind] })}, key …${keyEnding}`}
          </div>
        </>
      ),
    },
    {
      head: t`Identity`,
      wide: true,
      cell: ({ strength }) => <Badge tone={strength === 'proven' ? 'good' : 'plain'}>{strengths[strength]}</Badge>,
    },
    { head: t`Interactions`, right: true, cell: ({ interactions }) => number(interactions) },
    {
      head: t({ message: 'Came again', comment: 'Head of a column: events that were sent twice' }),
      right: true,
      wide: true,
      cell: ({ duplicates }) => number(duplicates),
    },
    { head: t`Rejected`, right: true, wide: true, cell: ({ deadLetters }) => number(deadLetters) },
    {
      head: t`Last seen`,
      wide: true,
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t`never` : <Moment at={lastSeenAt} />),
    },
    { head: '', name: t`Actions`, right: true, cell: (source) => (manage ? <SourceActions source={source} /> : null) },
  ];
}

export function SourcesPage() {
  const list = usePages(listSources, {}, { every: 15_000 });
  const manage = useMay('source.manage');
  return (
    <Page
      title={t`Sources`}
      about={t`Sites, apps and servers that send what customers do. Any Segment-compatible library works with the key.`}
      actions={manage ? <AddSource /> : undefined}
    >
      <Stack>
        <Overview />
        <Pane flush>
          <DataTable
            label={t`Sources`}
            rows={list}
            columns={columnsFor(manage)}
            rowKey={({ id }) => id}
            empty={
              <Empty
                icon={IconBroadcast}
                title={t`Nothing sends events yet`}
                action={manage ? <AddSource /> : undefined}
              >
                <Trans>Add your site or shop server; the first event shows here within seconds.</Trans>
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
        <Figure label={t`Interactions`} hue="fact" value={data.interactions} show={number} />
      </Card>
      <Card>
        <Figure label={t`Came again, counted once`} value={data.duplicates} show={number} />
      </Card>
      <Card>
        <Figure label={t`Held back for want of consent`} value={data.unconsented} show={number} />
      </Card>
      <Card>
        <Figure
          label={t`Rejected, waiting`}
          value={rejected}
          show={number}
          note={
            rejected === 0 ? undefined : (
              <Link to="/settings/rejected">
                <Trans>see why</Trans>
              </Link>
            )
          }
        />
      </Card>
    </Cards>
  );
}
