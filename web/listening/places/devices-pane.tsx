import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconDeviceTablet } from '@tabler/icons-react';
import { State } from '../../ui/badge.tsx';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import type { OpenedPlace } from './place-page.tsx';
import { isSilent } from './place-state.tsx';

type Device = OpenedPlace['devices'][number];

const columns: Column<Device>[] = [
  { head: t`Device`, grow: true, cell: ({ number: at }) => <b>{t`Device ${at}`}</b> },
  {
    head: t`Seen`,
    cell: ({ seenAt }) => (
      <State tone={isSilent(seenAt) ? 'bad' : 'good'}>
        <Moment at={seenAt} />
      </State>
    ),
  },
  { head: t`Waiting there`, right: true, cell: ({ waiting }) => number(waiting) },
  { head: t`Responses`, wide: true, right: true, cell: ({ responses }) => number(responses) },
];

/** The browsers that opened the address of a place, and how they are. */
export function DevicesPane({ place: { devices } }: { place: OpenedPlace }) {
  return (
    <Pane
      title={t`Devices`}
      about={t`Each says every minute that it is there, and how many responses wait on it for a connection.`}
      flush
    >
      <DataTable
        label={t`Devices`}
        rows={{ items: devices }}
        columns={columns}
        rowKey={({ number: at }) => String(at)}
        empty={
          <Empty icon={IconDeviceTablet} title={t`No device yet`}>
            <Trans>It stands here as soon as it opens the address.</Trans>
          </Empty>
        }
      />
    </Pane>
  );
}
