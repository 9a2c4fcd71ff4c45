import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconForms } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeField, createField, listFields, orderFields } from '#core/contract/fields.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Page, Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import styles from '../settings.module.css';
import { FieldForm } from './field-form.tsx';
import { kindNames } from './kind-names.ts';

type Field = WireOutputOf<typeof listFields>['items'][number];

const outdates = ['field.', 'conversation.'];

/** What the company wants to know of conversations besides, by its own names. */
export function FieldsPage() {
  const list = useRead(listFields, {});
  const mayManage = useMay('field.manage');
  const items = list.data?.items ?? [];
  return (
    <Page
      title={t`Fields`}
      about={t`What you want to know of each conversation: an order number, a batch, a shop. They stand beside it and are filled in there.`}
      actions={mayManage ? <AddField /> : undefined}
    >
      <Pane flush>
        <DataTable
          label={t`Fields`}
          rows={{ items, pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columnsFor(items, mayManage)}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconForms} title={t`No fields yet`} action={mayManage ? <AddField /> : undefined}>
              <Trans>What is known of a customer stands with the customer; a field is about one conversation.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function AddField() {
  const create = useWrite(createField, { outdates });
  return (
    <Dialog open={t`Add one`} title={t`A new field`}>
      {(close) => (
        <FieldForm
          isNew
          before={{ name: '', kind: 'text', required: false, choices: [] }}
          save={async (values) => {
            await create.mutateAsync(values);
            close();
          }}
        />
      )}
    </Dialog>
  );
}

function columnsFor(items: readonly Field[], mayManage: boolean): Column<Field>[] {
  const offered = items.filter(({ archived }) => !archived);
  return [
    {
      head: t`Field`,
      grow: true,
      cell: (field) => (
        <span className={styles.row}>
          <b>{field.name}</b>
          {field.required && !field.archived ? (
            <Badge tone="warn">
              <Trans>Needed to resolve</Trans>
            </Badge>
          ) : null}
          {field.archived ? (
            <span className="muted">
              <Trans>archived</Trans>
            </span>
          ) : null}
          <span className={styles.narrowDetail}>{kindOf(field)}</span>
        </span>
      ),
    },
    { head: t`Kind`, wide: true, cell: (field) => <span className="muted">{kindOf(field)}</span> },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (field) => (mayManage ? <Actions field={field} offered={offered} /> : null),
    },
  ];
}

function kindOf({ kind, choices }: Field): string {
  const offered = choices.filter(({ archived }) => !archived).length;
  return offered === 0 ? kindNames[kind] : `${kindNames[kind]} (${offered})`;
}

function Actions({ field, offered }: { field: Field; offered: readonly Field[] }) {
  return (
    <div className={styles.right}>
      {field.archived || offered.length < 2 ? null : <Order field={field} offered={offered} />}
      <Archive field={field} />
      <Dialog open={t`Edit`} title={field.name} size="compact-sm" variant="subtle">
        {(close) => <Edit field={field} close={close} />}
      </Dialog>
    </div>
  );
}

function Edit({ field, close }: { field: Field; close: () => void }) {
  const change = useWrite(changeField, { outdates });
  const { id, version, name, kind, required } = field;
  const choices = field.choices.filter(({ archived }) => !archived).map((choice) => choice.name);
  return (
    <FieldForm
      isNew={false}
      before={{ name, kind, required, choices }}
      save={async (after) => {
        await change.mutateAsync({
          id,
          version,
          name: after.name,
          required: after.required,
          choices: after.choices,
        });
        close();
      }}
    />
  );
}

function Order({ field, offered }: { field: Field; offered: readonly Field[] }) {
  const order = useWrite(orderFields, { outdates, onError: toastError });
  const at = offered.findIndex(({ id }) => id === field.id);
  const move = (by: 1 | -1) => {
    const ids = offered.map(({ id }) => id);
    [ids[at], ids[at + by]] = [ids[at + by]!, ids[at]!];
    order.mutate({ order: ids });
  };
  return (
    <>
      <ActionIcon disabled={at === 0} aria-label={t`Move “${ph({ field: field.name })}” up`} onClick={() => move(-1)}>
        <IconArrowUp size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        disabled={at === offered.length - 1}
        aria-label={t`Move “${ph({ field: field.name })}” down`}
        onClick={() => move(1)}
      >
        <IconArrowDown size={16} stroke={1.7} />
      </ActionIcon>
    </>
  );
}

function Archive({ field: { id, name, archived, version } }: { field: Field }) {
  const back = useWrite(changeField, { outdates, onError: toastError });
  const turn = useWrite(changeField, {
    outdates,
    onDone: (after) =>
      toast({
        text: archived ? t`“${name}” is asked for again` : t`“${name}” is archived: its values are kept`,
        undo: () => back.mutate({ id, archived, version: after.version }),
      }),
    onError: toastError,
  });
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => turn.mutate({ id, archived: !archived, version })}>
      {archived ? t`Bring back` : t`Archive`}
    </Button>
  );
}
