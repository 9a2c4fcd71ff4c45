import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { discardDeadLetters, listDeadLetters, retryDeadLetters } from '#core/contract/tracking.ts';
import { rejections, type Rejection } from '#core/touchpoints/rejections.ts';
import { usePages, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { count } from '../app/texts.ts';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable } from '../ui/table.tsx';
import { rejectedColumns } from './rejected-columns.tsx';

type State = NonNullable<WireInputOf<typeof listDeadLetters>['state']>;

const states: Array<{ value: State; label: string }> = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'retried', label: 'Taken after all' },
  { value: 'discarded', label: 'Discarded' },
];

const reasons = Object.entries(rejections).map(([value, label]) => ({ value: value as Rejection, label }));

export function RejectedPage() {
  const [state, setState] = useState<State>('waiting');
  const [reason, setReason] = useState<Rejection | null>(null);
  const one = reason === null ? {} : { reason };
  const list = usePages(listDeadLetters, { state, ...one }, { every: 20_000 });
  return (
    <Page
      title="Rejected events"
      about="Dead letters: events that could not be taken, exactly as they came. A bad event never costs its batch, and none is lost here."
      actions={state === 'waiting' && list.items.length > 0 ? <Many reason={reason} /> : undefined}
    >
      <Pane
        flush
        actions={
          <>
            <Select
              aria-label="State"
              size="xs"
              w={150}
              data={states}
              value={state}
              onChange={(next) => setState(next ?? 'waiting')}
            />
            <Select
              aria-label="Reason"
              size="xs"
              w={280}
              clearable
              placeholder="Any reason"
              data={reasons}
              value={reason}
              onChange={setReason}
            />
          </>
        }
      >
        <DataTable
          label="Rejected events"
          rows={list}
          columns={rejectedColumns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconPlugConnected} title={state === 'waiting' ? 'Nothing waits' : 'None'}>
              {state === 'waiting'
                ? 'An event that cannot be taken stands here with its reason until it is tried again or discarded.'
                : null}
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Many({ reason }: { reason: Rejection | null }) {
  const some = reason === null ? {} : { reason };
  const outdates = ['deadletter.', 'tracking.', 'source.'];
  const retry = useWrite(retryDeadLetters, {
    outdates,
    onDone: ({ taken, rejected, left }) =>
      toast({ text: `${count(taken, 'event')} taken, ${rejected} rejected again${left > 0 ? `, ${left} left` : ''}` }),
    onError: toastError,
  });
  const discard = useWrite(discardDeadLetters, {
    outdates,
    onDone: ({ discarded }) => toast({ text: `${count(discarded, 'event')} discarded` }),
  });
  return (
    <>
      <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate(some)}>
        Try all again
      </Button>
      <AskFirst
        size="sm"
        title={reason === null ? 'Discard all waiting events?' : 'Discard all of this reason?'}
        about="They stay readable under “Discarded” but are not tried again."
        confirm="Discard"
        onConfirm={() => discard.mutateAsync(some)}
      >
        Discard all
      </AskFirst>
    </>
  );
}
