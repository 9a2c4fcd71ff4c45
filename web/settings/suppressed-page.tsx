import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMailOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SuppressionReason } from '#core/channels/suppression.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { addSuppressed, listSuppressed, removeSuppressed, restoreSuppressed } from '#core/contract/suppression.ts';
import { usePages, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';

type Item = WireOutputOf<typeof listSuppressed>['items'][number];

const outdates = ['suppression.'];

const reasonWords: Record<SuppressionReason, string> = {
  hard: t`Mail does not arrive there`,
  soft: t`Mail came back several times`,
  complaint: t`Its owner marked our mail as spam`,
  hand: t`Put here by hand`,
};

const columns: Column<Item>[] = [
  {
    head: t`Address`,
    grow: true,
    cell: ({ address, words }) => (
      <>
        <b>{address}</b>
        {words === '' ? null : <div className="muted">{words}</div>}
      </>
    ),
  },
  {
    head: t`Why`,
    cell: ({ reason, conversation, by }) => (
      <>
        <div>{reasonWords[reason]}</div>
        {by === null ? null : (
          <div className="muted">
            <Trans>by {by}</Trans>
          </div>
        )}
        {conversation === null ? null : (
          <Link to="/inbox/$conversation" params={{ conversation }}>
            <Trans>The mail that came back</Trans>
          </Link>
        )}
      </>
    ),
  },
  { head: t`Since`, cell: ({ at }) => <Moment at={at} /> },
  { head: '', name: t`Actions`, right: true, cell: (item) => <Actions item={item} /> },
];

/** Addresses that nothing automatic is sent to. */
export function SuppressedPage() {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 250);
  const list = usePages(listSuppressed, words === '' ? {} : { words });
  const add = (
    <Dialog open={t`Add an address`} title={t`Suppress an address`}>
      {(close) => <AddForm close={close} />}
    </Dialog>
  );
  return (
    <Page
      title={t`Suppressed addresses`}
      about={t`Surveys and acknowledgements are not sent there. Your own answers are, after you were asked once more.`}
      actions={add}
    >
      <Pane
        flush
        actions={
          <TextInput
            aria-label={t`Find an address`}
            placeholder={t`Find an address`}
            size="xs"
            w={220}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        }
      >
        <DataTable
          stacks
          label={t`Suppressed addresses`}
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty
              icon={IconMailOff}
              title={words === '' ? t`No address is suppressed` : t`No suppressed address has “${words}” in it`}
            >
              {words === ''
                ? t`An address whose mail comes back for good stands here by itself, with what the other server said.`
                : null}
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Actions({ item }: { item: Item }) {
  const back = useWrite(restoreSuppressed, { outdates, onError: toastError });
  const remove = useWrite(removeSuppressed, {
    outdates,
    onDone: () =>
      toast({
        text: t`${ph({ address: item.address })} gets mail again`,
        undo: () => back.mutate({ id: item.id }),
      }),
    onError: toastError,
  });
  return (
    <div className={styles.right}>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={remove.isPending}
        onClick={() => remove.mutate({ id: item.id })}
      >
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}

function AddForm({ close }: { close: () => void }) {
  const add = useWrite(addSuppressed, { outdates, onDone: close });
  const fields = useFields({ address: '', words: '' });
  return (
    <Form fields={fields} onSubmit={(values) => add.mutateAsync(values)} submit={t`Add`}>
      <TextInput label={t`Address`} required data-autofocus {...fields.getInputProps('address')} />
      <TextInput label={t`Why`} description={t`For your colleagues.`} {...fields.getInputProps('words')} />
    </Form>
  );
}
