import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { discardDeadLetter, listDeadLetters, readDeadLetter, retryDeadLetter } from '#core/contract/tracking.ts';
import { useRead, useWrite } from '../app/read.ts';
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
    head: t`Why`,
    grow: true,
    cell: ({ detail, raw }) => (
      <>
        <b>{detail}</b>
        <code className={styles.clip}>{raw}</code>
      </>
    ),
  },
  { head: t`Event`, wide: true, cell: ({ event }) => event ?? '–' },
  { head: t`Source`, wide: true, cell: ({ source }) => source?.name ?? t({ message: 'unknown', context: 'source' }) },
  {
    head: t({ message: 'Came', comment: 'When an event came in' }),
    cell: ({ receivedAt }) => <Moment at={receivedAt} />,
  },
  { head: '', name: t`Actions`, right: true, cell: (letter) => <Actions letter={letter} /> },
];

function Actions({ letter }: { letter: DeadLetter }) {
  const { id, state } = letter;
  const retry = useWrite(retryDeadLetter, {
    outdates,
    onDone: (now) =>
      toast({
        text:
          now.state === 'retried'
            ? t({ message: 'Taken', comment: 'An event was taken in after all' })
            : t`Rejected again: ${ph({ reason: now.detail })}`,
      }),
    onError: toastError,
  });
  const discard = useWrite(discardDeadLetter, {
    outdates,
    onDone: () => toast({ text: t`Discarded` }),
    onError: toastError,
  });
  return (
    <div className={styles.right}>
      <Dialog
        open={t({ message: 'Read', context: 'verb' })}
        size="compact-sm"
        variant="subtle"
        title={t`Rejected event`}
        wide
      >
        {() => <Whole id={id} />}
      </Dialog>
      {state === 'waiting' ? (
        <>
          <Button size="compact-sm" variant="subtle" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
            <Trans>Try again</Trans>
          </Button>
          <Button size="compact-sm" variant="subtle" color="bad" onClick={() => discard.mutate({ id })}>
            <Trans>Discard</Trans>
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
              [t`Why`, detail],
              [t`Source`, source?.name ?? t({ message: 'unknown', context: 'source' })],
              [t({ message: 'Came', comment: 'When an event came in' }), <Moment key="at" at={receivedAt} long />],
              [t`Size`, bytes(size)],
              [t`Tried again`, tries === 0 ? t`never` : t`${plural(tries, { one: '# time', other: '# times' })}`],
            ]}
          />
          <pre className={styles.raw} tabIndex={0} aria-label={t`The event as it came`}>
            {pretty(raw)}
          </pre>
        </div>
      )}
    </Loaded>
  );
}
