import { Button } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { discardDeadLetter, listDeadLetters, readDeadLetter, retryDeadLetter } from '#core/contract/tracking.ts';
import { useRead, useWrite } from '../app/read.ts';
import { count } from '../app/texts.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { bytes } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { KeyValues } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import type { Column } from '../ui/table.tsx';
import { pretty } from './pretty.ts';
import styles from './settings.module.css';

type DeadLetter = WireOutputOf<typeof listDeadLetters>['items'][number];

const outdates = ['deadletter.', 'tracking.', 'source.'];

export const rejectedColumns: Column<DeadLetter>[] = [
  {
    head: 'Why',
    grow: true,
    cell: ({ detail, raw }) => (
      <>
        <b>{detail}</b>
        <code className={styles.clip}>{raw}</code>
      </>
    ),
  },
  { head: 'Event', wide: true, cell: ({ event }) => event ?? '–' },
  { head: 'Source', wide: true, cell: ({ source }) => source?.name ?? 'unknown' },
  { head: 'Came', cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
  { head: '', name: 'Actions', right: true, cell: (letter) => <Actions letter={letter} /> },
];

function Actions({ letter }: { letter: DeadLetter }) {
  const { id, state } = letter;
  const retry = useWrite(retryDeadLetter, {
    outdates,
    onDone: (now) => toast({ text: now.state === 'retried' ? 'Taken' : `Rejected again: ${now.detail}` }),
    onError: toastError,
  });
  const discard = useWrite(discardDeadLetter, {
    outdates,
    onDone: () => toast({ text: 'Discarded' }),
    onError: toastError,
  });
  return (
    <div className={styles.right}>
      <Dialog open="Read" size="compact-sm" variant="subtle" title="Rejected event" wide>
        {() => <Whole id={id} />}
      </Dialog>
      {state === 'waiting' ? (
        <>
          <Button size="compact-sm" variant="subtle" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
            Try again
          </Button>
          <Button size="compact-sm" variant="subtle" color="bad" onClick={() => discard.mutate({ id })}>
            Discard
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Whole({ id }: { id: string }) {
  const letter = useRead(readDeadLetter, { id });
  return (
    <Loaded query={letter}>
      {({ detail, source, receivedAt, raw, size, tries }) => (
        <div className={styles.lines}>
          <KeyValues
            rows={[
              ['Why', detail],
              ['Source', source?.name ?? 'unknown'],
              ['Came', <Moment key="at" at={receivedAt} long />],
              ['Size', bytes(size)],
              ['Tried again', tries === 0 ? 'never' : count(tries, 'time')],
            ]}
          />
          <pre className={styles.raw} tabIndex={0} aria-label="The event as it came">
            {pretty(raw)}
          </pre>
        </div>
      )}
    </Loaded>
  );
}
