import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { endOtherSessions, endSession, listSessions } from '#core/contract/session.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { deviceWords } from './device-words.ts';

type Row = WireOutputOf<typeof listSessions>['items'][number];

export function SessionsPage() {
  const list = useRead(listSessions, {});
  const outdates = ['session.list'];
  const end = useWrite(endSession, {
    outdates,
    onDone: () => toast({ text: t`Signed out there` }),
    onError: toastError,
  });
  const endOthers = useWrite(endOtherSessions, {
    outdates,
    onDone: () => toast({ text: t`Signed out everywhere else` }),
    onError: toastError,
  });
  const items = list.data?.items ?? [];
  const columns: Column<Row>[] = [
    { head: t`Device`, grow: true, cell: ({ device, address }) => <Device device={device} address={address} /> },
    { head: t`Since`, wide: true, cell: ({ createdAt }) => <Moment at={createdAt} long /> },
    { head: t`Last used`, wide: true, cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: ({ id, current }) =>
        current ? (
          <Badge tone="good">
            <Trans>This one</Trans>
          </Badge>
        ) : (
          <Button size="compact-sm" variant="subtle" color="bad" onClick={() => end.mutate({ id })}>
            <Trans>Sign out</Trans>
          </Button>
        ),
    },
  ];
  return (
    <Page
      narrow
      title={t`Where you are signed in`}
      actions={
        items.length > 1 ? (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            <Trans>Sign out everywhere else</Trans>
          </Button>
        ) : undefined
      }
    >
      <Pane flush>
        <DataTable
          label={t`Sessions`}
          rows={{ items, pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty icon={IconDeviceLaptop} title={t`No sessions`} />}
        />
      </Pane>
    </Page>
  );
}

function Device({ device, address }: Pick<Row, 'device' | 'address'>) {
  return (
    <>
      <b>{device === null ? t`Unknown device` : deviceWords(device)}</b>
      <div className="muted">{address ?? t`unknown address`}</div>
    </>
  );
}
