import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconMailQuestion } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { discardIncoming, listIncoming, retryIncoming } from '#core/contract/incoming.ts';
import { usePages, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { bytes, number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';

type Item = WireOutputOf<typeof listIncoming>['items'][number];
type State = Item['state'];

const words: Record<State, string> = {
  quarantined: 'Set aside',
  received: 'Waiting',
  understood: 'Understood',
  discarded: 'Given up',
};
const tones: Record<State, Tone> = { quarantined: 'bad', received: 'warn', understood: 'good', discarded: 'plain' };
const order: readonly State[] = ['quarantined', 'received', 'understood', 'discarded'];

const columns: Column<Item>[] = [
  {
    head: 'Mail',
    grow: true,
    cell: ({ subject, sender, reason }) => (
      <>
        <b>{subject ?? 'Without a subject'}</b>
        <div className="muted">{sender ?? 'unknown sender'}</div>
        {reason === null ? null : <div>{reason}</div>}
      </>
    ),
  },
  { head: 'State', cell: ({ state }) => <Badge tone={tones[state]}>{words[state]}</Badge> },
  { head: 'Size', right: true, wide: true, cell: ({ size }) => bytes(size) },
  { head: 'Tries', right: true, wide: true, cell: ({ attempts }) => attempts },
  { head: 'Came', cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
  { head: '', name: 'Actions', right: true, cell: (item) => <Actions item={item} /> },
];

export function IncomingPage() {
  const [state, setState] = useState<State>('quarantined');
  const list = usePages(listIncoming, { state }, { every: 20_000 });
  const counts = list.first?.counts;
  return (
    <Page
      title="Incoming mail"
      about="Every mail is kept as it came before anything reads it. What could not be understood is set aside here, never lost."
    >
      <Pane
        flush
        actions={
          <SegmentedControl
            aria-label="State"
            size="xs"
            value={state}
            onChange={setState}
            data={order.map((one) => ({
              value: one,
              label: counts === undefined ? words[one] : `${words[one]} ${number(counts[one])}`,
            }))}
          />
        }
      >
        <DataTable
          label="Incoming mail"
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconMailQuestion} title={state === 'quarantined' ? 'Nothing is set aside' : 'None'}>
              {state === 'quarantined' ? 'Every mail that came was understood.' : null}
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Actions({ item }: { item: Item }) {
  const outdates = ['incoming.'];
  const retry = useWrite(retryIncoming, {
    outdates,
    onDone: () => toast({ text: 'Tried again' }),
    onError: toastError,
  });
  const discard = useWrite(discardIncoming, { outdates });
  const { id, state } = item;
  if (state !== 'quarantined') return null;
  return (
    <div className={styles.right}>
      <Button size="compact-sm" variant="subtle" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
        Try again
      </Button>
      <AskFirst
        title="Give this mail up?"
        about="It will not become a conversation. Its bytes stay until they are erased by your retention."
        confirm="Give up"
        onConfirm={() => discard.mutateAsync({ id })}
      >
        Give up
      </AskFirst>
    </div>
  );
}
