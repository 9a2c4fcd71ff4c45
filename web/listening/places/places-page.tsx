import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconDeviceTablet } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listPlaces } from '#core/contract/places.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { listeningTabs } from '../tabs.ts';
import { NewPlace } from './new-place.tsx';
import { kindNames } from './place-words.ts';
import { PlaceState } from './place-state.tsx';

type Place = WireOutputOf<typeof listPlaces>['items'][number];

const columns: Column<Place>[] = [
  {
    head: t`Place`,
    grow: true,
    cell: ({ id, name, kind, surveyName }) => (
      <>
        <Link to="/listening/places/$place" params={{ place: id }}>
          <b>{name}</b>
        </Link>
        <div className="muted">
          {kindNames[kind]} · {surveyName}
        </div>
      </>
    ),
  },
  { head: t`State`, cell: (place) => <PlaceState place={place} /> },
  {
    head: t`Waiting there`,
    wide: true,
    right: true,
    cell: ({ kind, waiting }) => (kind === 'device' ? number(waiting) : '–'),
  },
  { head: t`Responses`, right: true, cell: ({ responses }) => number(responses.complete) },
  {
    head: t`Last one`,
    wide: true,
    cell: ({ responses: { last } }) => (last === null ? '–' : <Moment at={last} />),
  },
];

/** Devices and posters at which somebody who comes by can answer. */
export function PlacesPage() {
  const places = useRead(listPlaces, {}, { every: 60_000 });
  const may = useMay('listening.manage');
  const navigate = useNavigate();
  return (
    <Page
      title={t`Listening`}
      about={t`Devices and posters at which anybody can answer. What is given there is volunteered: it is shown for each place alone.`}
      actions={may ? <NewPlace /> : undefined}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Pane flush>
        <DataTable
          label={t`Places`}
          rows={{
            items: places.data?.items ?? [],
            pending: places.isPending,
            error: places.error,
            refetch: places.refetch,
          }}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate({ to: '/listening/places/$place', params: { place: id } })}
          empty={
            <Empty icon={IconDeviceTablet} title={t`No place yet`}>
              <Trans>A tablet at the counter, or a poster with a code to scan: each has an address of its own.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}
