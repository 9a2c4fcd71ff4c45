import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { listCustomers } from '#core/contract/customers.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { usePages } from '../app/read.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './customers.module.css';

type Row = WireOutputOf<typeof listCustomers>['items'][number];

export const customerTabs = [
  { to: '/customers', label: t`All customers`, exact: true },
  { to: '/customers/duplicates', label: t`Possibly the same person` },
] as const;

const columns: Column<Row>[] = [
  {
    head: t`Customer`,
    grow: true,
    cell: ({ id, name, company }) => (
      <Link to="/customers/$customer" params={{ customer: id }} className={styles.who ?? ''}>
        <Avatar name={name} size={30} />
        <span>
          <b>{name}</b>
          {company === null ? null : <span className={styles.under}>{company}</span>}
        </span>
      </Link>
    ),
  },
  { head: t`E-mail`, wide: true, cell: ({ email }) => email ?? <span className="muted">–</span> },
  { head: t`Phone`, wide: true, cell: ({ phone }) => phone ?? <span className="muted">–</span> },
  { head: t`First seen`, cell: ({ createdAt }) => <Moment at={createdAt} /> },
];

export function CustomersPage() {
  const [words, setWords] = useState('');
  const [known, setKnown] = useState('true');
  const [q] = useDebouncedValue(words.trim(), 200);
  const rows = usePages(listCustomers, { known: known as 'true' | 'false', ...(q === '' ? {} : { q }) });
  const navigate = useNavigate();
  return (
    <Page title={t`Customers`} about={t`Everybody who met the company on any channel, each once.`}>
      <TabLinks tabs={customerTabs} label={t`Customers`} />
      <div className={styles.filters}>
        <TextInput
          aria-label={t`Find customers`}
          placeholder={t`Name, e-mail, phone or id`}
          leftSection={<IconSearch size={15} stroke={1.8} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t`Who is shown`}
          value={known}
          onChange={setKnown}
          data={[
            { value: 'true', label: t`People` },
            { value: 'false', label: t`Unknown visitors` },
          ]}
        />
      </div>
      <Pane flush>
        <DataTable
          label={t`Customers`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/customers/$customer', params: { customer: id } })}
          empty={<Nobody searched={q !== ''} known={known === 'true'} />}
        />
      </Pane>
    </Page>
  );
}

function Nobody({ searched, known }: { searched: boolean; known: boolean }) {
  if (searched) return <Empty icon={IconUsers} title={t`Nobody fits these words`} />;
  if (!known) return <Empty icon={IconUsers} title={t`No unknown visitors`} />;
  return (
    <Empty
      icon={IconUsers}
      title={t`No customers yet`}
      action={
        <Link to="/settings/channels">
          <Trans>Connect a channel</Trans>
        </Link>
      }
    >
      <Trans>A customer appears with the first mail, chat, tracked event or imported row.</Trans>
    </Empty>
  );
}
