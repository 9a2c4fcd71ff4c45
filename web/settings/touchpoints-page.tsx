import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { ignoreTouchpoint, listTouchpoints, offerTouchpoint } from '#core/contract/touchpoints.ts';
import { usePages, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge } from '../ui/badge.tsx';
import { channelName } from '../ui/channel-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { stageWords, TouchpointForm } from './touchpoint-form.tsx';
import styles from './settings.module.css';

type Touchpoint = WireOutputOf<typeof listTouchpoints>['items'][number];

const outdates = ['touchpoint.'];

function columnsFor(actions: Column<Touchpoint>['cell']): Column<Touchpoint>[] {
  return [
    {
      head: t`Touchpoint`,
      grow: true,
      cell: ({ name, key }) => (
        <>
          <b>{name}</b> <code className="muted">{key}</code>
        </>
      ),
    },
    { head: t`Channel`, wide: true, cell: ({ channel }) => channelName(channel) },
    // What was discovered has no stage of its own yet.
    { head: t`Stage`, wide: true, cell: ({ stage, state }) => (state === 'discovered' ? '–' : stageWords[stage]) },
    { head: t`Team`, wide: true, cell: ({ ownerTeam }) => (ownerTeam === '' ? '–' : ownerTeam) },
    { head: t`Interactions`, right: true, cell: ({ seen }) => number(seen) },
    {
      head: t({ message: 'Last', comment: 'Head of a column: when it was seen last' }),
      wide: true,
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t`never` : <Moment at={lastSeenAt} />),
    },
    { head: '', name: t`Actions`, right: true, cell: actions },
  ];
}

export function TouchpointsPage() {
  const mayEdit = useMay('touchpoint.edit');
  const [state, setState] = useState<'adopted' | 'ignored'>('adopted');
  const list = usePages(listTouchpoints, { state, limit: '200' });
  return (
    <Page
      title={t`Touchpoints`}
      about={t`Every kind of place where a customer meets the company. What your data names and the catalogue lacks is offered first.`}
      actions={
        mayEdit ? (
          <Dialog open={t`Add a touchpoint`} title={t`Add a touchpoint`}>
            {(close) => <TouchpointForm close={close} />}
          </Dialog>
        ) : undefined
      }
    >
      <Stack>
        <Discovered mayEdit={mayEdit} />
        <Pane
          flush
          actions={
            <SegmentedControl
              aria-label={t`Which touchpoints`}
              size="xs"
              value={state}
              onChange={setState}
              data={[
                { value: 'adopted', label: t`Catalogue` },
                { value: 'ignored', label: t`Ignored` },
              ]}
            />
          }
        >
          <DataTable
            label={t`Touchpoints`}
            rows={list}
            columns={columnsFor((one) => (mayEdit ? <Actions touchpoint={one} /> : null))}
            rowKey={({ id }) => id}
            empty={<Empty icon={IconRoute} title={state === 'ignored' ? t`None is ignored` : t`No touchpoints`} />}
          />
        </Pane>
      </Stack>
    </Page>
  );
}

function Discovered({ mayEdit }: { mayEdit: boolean }) {
  const list = usePages(listTouchpoints, { state: 'discovered' });
  if (list.items.length === 0) return null;
  return (
    <Pane
      flush
      title={
        <>
          <Trans>Discovered in your data</Trans> <Badge tone="accent">{list.items.length}</Badge>
        </>
      }
      about={t`Adopt one to give it a name, a stage and a team; ignored ones keep their interactions and are offered no more.`}
    >
      <DataTable
        label={t`Discovered touchpoints`}
        rows={list}
        columns={columnsFor((one) => (mayEdit ? <Offer touchpoint={one} /> : null))}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Pane>
  );
}

function Offer({ touchpoint }: { touchpoint: Touchpoint }) {
  const { id, version, name } = touchpoint;
  const back = useWrite(offerTouchpoint, { outdates, onError: toastError });
  const ignore = useWrite(ignoreTouchpoint, {
    outdates,
    onDone: (now) => toast({ text: t`${name} is ignored`, undo: () => back.mutate({ id, version: now.version }) }),
    onError: toastError,
  });
  return (
    <div className={styles.right}>
      <Dialog open={t`Adopt`} size="compact-sm" title={t`Adopt ${name}`}>
        {(close) => <TouchpointForm touchpoint={touchpoint} close={close} />}
      </Dialog>
      <Button size="compact-sm" variant="subtle" onClick={() => ignore.mutate({ id, version })}>
        <Trans>Ignore</Trans>
      </Button>
    </div>
  );
}

function Actions({ touchpoint }: { touchpoint: Touchpoint }) {
  const adopting = touchpoint.state === 'ignored';
  return (
    <Dialog
      open={adopting ? t`Adopt` : t`Edit`}
      size="compact-sm"
      variant="subtle"
      title={adopting ? t`Adopt ${ph({ name: touchpoint.name })}` : touchpoint.name}
    >
      {(close) => <TouchpointForm touchpoint={touchpoint} close={close} />}
    </Dialog>
  );
}
