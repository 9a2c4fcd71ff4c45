import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { discardDeadLetters, listDeadLetters, retryDeadLetters } from '#core/contract/tracking.ts';
import type { Rejection } from '#core/touchpoints/rejections.ts';
import { usePages, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable } from '../ui/table.tsx';
import { rejectedColumns } from './rejected-columns.tsx';
import { rejectionWords } from './rejection-words.ts';

type State = NonNullable<WireInputOf<typeof listDeadLetters>['state']>;

const states: Array<{ value: State; label: string }> = [
  { value: 'waiting', label: t`Waiting` },
  { value: 'retried', label: t`Taken after all` },
  { value: 'discarded', label: t`Discarded` },
];

const reasons = Object.entries(rejectionWords).map(([value, label]) => ({ value: value as Rejection, label }));

export function RejectedPage() {
  const [state, setState] = useState<State>('waiting');
  const [reason, setReason] = useState<Rejection | null>(null);
  const one = reason === null ? {} : { reason };
  const list = usePages(listDeadLetters, { state, ...one }, { every: 20_000 });
  return (
    <Page
      title={t`Rejected events`}
      about={t`Dead letters: events that could not be taken, exactly as they came. A bad event never costs its batch, and none is lost here.`}
      actions={state === 'waiting' && list.items.length > 0 ? <Many reason={reason} /> : undefined}
    >
      <Pane
        flush
        actions={
          <>
            <Select
              aria-label={t`State`}
              size="xs"
              w={150}
              data={states}
              value={state}
              onChange={(next) => setState(next ?? 'waiting')}
            />
            <Select
              aria-label={t`Reason`}
              size="xs"
              w={280}
              clearable
              placeholder={t`Any reason`}
              data={reasons}
              value={reason}
              onChange={setReason}
            />
          </>
        }
      >
        <DataTable
          label={t`Rejected events`}
          rows={list}
          columns={rejectedColumns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconPlugConnected} title={state === 'waiting' ? t`Nothing waits` : t`None`}>
              {state === 'waiting'
                ? t`An event that cannot be taken stands here with its reason until it is tried again or discarded.`
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
      toast({
        text:
          left > 0
            ? t`${plural(taken, { one: '# event', other: '# events' })} taken, ${rejected} rejected again, ${left} left`
            : t`${plural(taken, { one: '# event', other: '# events' })} taken, ${rejected} rejected again`,
      }),
    onError: toastError,
  });
  const discard = useWrite(discardDeadLetters, {
    outdates,
    onDone: ({ discarded }) =>
      toast({ text: t`${plural(discarded, { one: '# event discarded', other: '# events discarded' })}` }),
  });
  return (
    <>
      <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate(some)}>
        <Trans>Try all again</Trans>
      </Button>
      <AskFirst
        size="sm"
        title={reason === null ? t`Discard all waiting events?` : t`Discard all of this reason?`}
        about={t`They stay readable under “Discarded” but are not tried again.`}
        confirm={t`Discard`}
        onConfirm={() => discard.mutateAsync(some)}
      >
        <Trans>Discard all</Trans>
      </AskFirst>
    </>
  );
}
