import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Category } from '#core/desk/category.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { createStatus, listStatuses, orderStatuses, updateStatus } from '#core/contract/statuses.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { categoryNames, categoryOrder, categoryTones } from '../desk/status/status-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';

type Status = WireOutputOf<typeof listStatuses>['items'][number];

const outdates = ['status.', 'conversation.'];

/** The company's own names of where a conversation stands, in four categories. */
export function StatusesPage() {
  const list = useRead(listStatuses, {});
  const mayManage = useMay('status.manage');
  const items = list.data?.items ?? [];
  const add = mayManage ? (
    <Dialog open={t`Add one`} title={t`A new status`}>
      {(close) => <NewStatus close={close} />}
    </Dialog>
  ) : undefined;
  return (
    <Page
      title={t`Statuses`}
      about={t`What a conversation waits for, by your own names. The category decides in which list it stands; when the customer writes, it is open again.`}
      actions={add}
    >
      <Pane flush>
        <DataTable
          label={t`Statuses`}
          rows={{ items, pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columnsFor(items, mayManage)}
          rowKey={({ id }) => id}
          empty={
            <Empty title={t({ message: 'None', context: 'status' })}>
              <Trans>There is always one.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function columnsFor(items: readonly Status[], mayManage: boolean): Column<Status>[] {
  return [
    {
      head: t`Status`,
      grow: true,
      cell: ({ name, category, retired }) => (
        <span className={styles.row}>
          <Badge tone={retired ? 'plain' : categoryTones[category]}>{name}</Badge>
          {retired ? (
            <span className="muted">
              <Trans>archived</Trans>
            </span>
          ) : null}
          <span className={styles.narrowDetail}>{categoryNames[category]}</span>
        </span>
      ),
    },
    {
      head: t({ message: 'Means', comment: 'Head of a column: what a status means' }),
      wide: true,
      cell: ({ category }) => <span className="muted">{categoryNames[category]}</span>,
    },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (status) => (mayManage ? <Actions status={status} offered={offeredLike(status, items)} /> : null),
    },
  ];
}

function offeredLike({ category }: Status, items: readonly Status[]): Status[] {
  return items.filter((each) => each.category === category && !each.retired);
}

function Actions({ status, offered }: { status: Status; offered: readonly Status[] }) {
  return (
    <div className={styles.right}>
      {status.retired || offered.length < 2 ? null : <Order status={status} offered={offered} />}
      {status.ready ? null : <Archive status={status} />}
      <Dialog open={t`Rename`} title={status.name} size="compact-sm" variant="subtle">
        {(close) => <Rename status={status} close={close} />}
      </Dialog>
    </div>
  );
}

function Order({ status, offered }: { status: Status; offered: readonly Status[] }) {
  const order = useWrite(orderStatuses, { outdates, onError: toastError });
  const at = offered.findIndex(({ id }) => id === status.id);
  const move = (by: 1 | -1) => {
    const ids = offered.map(({ id }) => id);
    [ids[at], ids[at + by]] = [ids[at + by]!, ids[at]!];
    order.mutate({ order: ids });
  };
  return (
    <>
      <ActionIcon disabled={at === 0} aria-label={t`Move “${ph({ name: status.name })}” up`} onClick={() => move(-1)}>
        <IconArrowUp size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        disabled={at === offered.length - 1}
        aria-label={t`Move “${ph({ name: status.name })}” down`}
        onClick={() => move(1)}
      >
        <IconArrowDown size={16} stroke={1.7} />
      </ActionIcon>
    </>
  );
}

function Archive({ status: { id, name, retired, version } }: { status: Status }) {
  const back = useWrite(updateStatus, { outdates, onError: toastError });
  const turn = useWrite(updateStatus, {
    outdates,
    onDone: (after) =>
      toast({
        text: retired ? t`“${name}” is offered again` : t`“${name}” is archived: it stays where it is`,
        undo: () => back.mutate({ id, name, retired, version: after.version }),
      }),
    onError: toastError,
  });
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => turn.mutate({ id, name, retired: !retired, version })}>
      {retired ? t`Bring back` : t`Archive`}
    </Button>
  );
}

function NewStatus({ close }: { close: () => void }) {
  const create = useWrite(createStatus, { outdates, onDone: close });
  const fields = useFields<{ name: string; category: Category }>({ name: '', category: 'on-hold' });
  return (
    <Form fields={fields} onSubmit={(values) => create.mutateAsync(values)} submit={t`Add`}>
      <TextInput label={t`Name`} required data-autofocus maxLength={40} {...fields.getInputProps('name')} />
      <Select
        label={t`Category`}
        data={categoryOrder.map((value) => ({ value, label: categoryNames[value] }))}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        {...fields.getInputProps('category')}
      />
    </Form>
  );
}

function Rename({ status: { id, name, retired, version }, close }: { status: Status; close: () => void }) {
  const update = useWrite(updateStatus, { outdates, onDone: close });
  const fields = useFields({ name });
  return (
    <Form
      fields={fields}
      onSubmit={(values) => update.mutateAsync({ id, retired, version, ...values })}
      submit={t`Save`}
    >
      <TextInput label={t`Name`} required data-autofocus maxLength={40} {...fields.getInputProps('name')} />
    </Form>
  );
}
