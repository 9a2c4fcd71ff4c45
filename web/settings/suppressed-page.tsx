import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMailOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { suppressionTitles } from '#core/channels/suppression.ts';
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

const columns: Column<Item>[] = [
  {
    head: 'Address',
    grow: true,
    cell: ({ address, words }) => (
      <>
        <b>{address}</b>
        {words === '' ? null : <div className="muted">{words}</div>}
      </>
    ),
  },
  {
    head: 'Why',
    cell: ({ reason, conversation, by }) => (
      <>
        <div>{suppressionTitles[reason]}</div>
        {by === null ? null : <div className="muted">by {by}</div>}
        {conversation === null ? null : (
          <Link to="/inbox/$conversation" params={{ conversation }}>
            The mail that came back
          </Link>
        )}
      </>
    ),
  },
  { head: 'Since', cell: ({ at }) => <Moment at={at} /> },
  { head: '', name: 'Actions', right: true, cell: (item) => <Actions item={item} /> },
];

/** Addresses that nothing automatic is sent to. */
export function SuppressedPage() {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 250);
  const list = usePages(listSuppressed, words === '' ? {} : { words });
  const add = (
    <Dialog open="Add an address" title="Suppress an address">
      {(close) => <AddForm close={close} />}
    </Dialog>
  );
  return (
    <Page
      title="Suppressed addresses"
      about="Surveys and acknowledgements are not sent there. Your own answers are, after you were asked once more."
      actions={add}
    >
      <Pane
        flush
        actions={
          <TextInput
            aria-label="Find an address"
            placeholder="Find an address"
            size="xs"
            w={220}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        }
      >
        <DataTable
          stacks
          label="Suppressed addresses"
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty
              icon={IconMailOff}
              title={words === '' ? 'No address is suppressed' : `No suppressed address has “${words}” in it`}
            >
              {words === ''
                ? 'An address whose mail comes back for good stands here by itself, with what the other server said.'
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
    onDone: () => toast({ text: `${item.address} gets mail again`, undo: () => back.mutate({ id: item.id }) }),
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
        Remove
      </Button>
    </div>
  );
}

function AddForm({ close }: { close: () => void }) {
  const add = useWrite(addSuppressed, { outdates, onDone: close });
  const fields = useFields({ address: '', words: '' });
  return (
    <Form fields={fields} onSubmit={(values) => add.mutateAsync(values)} submit="Add">
      <TextInput label="Address" required data-autofocus {...fields.getInputProps('address')} />
      <TextInput label="Why" description="For your colleagues." {...fields.getInputProps('words')} />
    </Form>
  );
}
