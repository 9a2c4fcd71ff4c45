import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { acceptDuplicate, dismissDuplicate, listDuplicates, undoCustomerMerge } from '#core/contract/customers.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny, usePages, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './customers.module.css';
import { customerTabs } from './customers-page.tsx';
import { sameWords } from './identity-words.ts';

type Pair = WireOutputOf<typeof listDuplicates>['items'][number];

export function DuplicatesPage() {
  const rows = usePages(listDuplicates, {});
  const may = useMay('customer.merge');
  const columns: Column<Pair>[] = [
    {
      head: t({ message: 'One', comment: 'one of two customers; the next column is “Other”' }),
      grow: true,
      cell: ({ one }) => <Who {...one} />,
    },
    {
      head: t({ message: 'Other', context: 'the other customer' }),
      grow: true,
      cell: ({ other }) => <Who {...other} />,
    },
    { head: t`Both were said to have`, wide: true, cell: ({ kind }) => sameWords[kind] },
    { head: '', name: t`Decision`, right: true, cell: (pair) => (may ? <Decision pair={pair} /> : null) },
  ];
  return (
    <Page
      title={t`Customers`}
      about={t`A claim alone never merges two people. You decide, and every merge can be undone exactly.`}
    >
      <TabLinks tabs={customerTabs} label={t`Customers`} />
      <Pane flush>
        <DataTable
          label={t`Customers who may be the same person`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty icon={IconUsers} title={t`Nobody looks like somebody else`} />}
        />
      </Pane>
    </Page>
  );
}

function Who({ id, name, email, phone }: Pair['one']) {
  return (
    <Link to="/customers/$customer" params={{ customer: id }} className={styles.who ?? ''}>
      <span>
        <b>{name}</b>
        <span className={styles.under}>{email ?? phone ?? t`no address`}</span>
      </span>
    </Link>
  );
}

/** Takes back the merge that was just made. */
async function part(customer: string, merge: string): Promise<void> {
  try {
    await call(undoCustomerMerge, { id: customer, merge });
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['customer.']) });
  } catch (error) {
    toastError(error);
  }
}

function Decision({ pair }: { pair: Pair }) {
  const accept = useWrite(acceptDuplicate, {
    outdates: ['customer.'],
    onError: toastError,
    onDone: ({ id, name, merges: [latest] }) =>
      toast({ text: t`${name} is one customer now`, ...(latest ? { undo: () => void part(id, latest.id) } : {}) }),
  });
  const dismiss = useWrite(dismissDuplicate, {
    outdates: ['customer.'],
    onError: toastError,
    onDone: () => toast({ text: t`They stay two people` }),
  });
  return (
    <div className={styles.right}>
      <Button size="compact-sm" loading={accept.isPending} onClick={() => accept.mutate({ id: pair.id })}>
        <Trans>Same person</Trans>
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate({ id: pair.id })}
      >
        <Trans comment="they are two people, not one">Two people</Trans>
      </Button>
    </div>
  );
}
