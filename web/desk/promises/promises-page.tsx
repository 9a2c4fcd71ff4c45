import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconHeartHandshake } from '@tabler/icons-react';
import { countPromises, listPromises } from '#core/contract/promises.ts';
import { usePages, useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Page, Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { DueBadge } from './due-mark.tsx';
import { PromiseActs } from './promise-acts.tsx';
import { outcomeOf, type CustomerPromise } from './promise-words.ts';
import styles from './promises.module.css';

type Whose = 'mine' | 'everyone';
type State = 'open' | 'settled';

/** What customers were promised: what is late or due first stands at the top. */
export function PromisesPage() {
  const [whose, setWhose] = useState<Whose>('mine');
  const [state, setState] = useState<State>('open');
  const rows = usePages(listPromises, { whose, state });
  const { data: counts } = useRead(countPromises, {});
  return (
    <Page
      title={t`Promises`}
      about={t`What customers were promised, by whom, and by when. What is not kept in time is broken, and stays a fact.`}
      actions={
        <div className={styles.choose}>
          <SegmentedControl
            size="xs"
            aria-label={t`Whose`}
            value={whose}
            onChange={(value) => setWhose(value as Whose)}
            data={[
              { value: 'mine', label: named(t`Mine`, counts?.mine.open) },
              { value: 'everyone', label: named(t`Everyone’s`, counts?.everyone.open) },
            ]}
          />
          <SegmentedControl
            size="xs"
            aria-label={t`Which`}
            value={state}
            onChange={(value) => setState(value as State)}
            data={[
              { value: 'open', label: t({ message: 'Open', context: 'promises' }) },
              { value: 'settled', label: t({ message: 'Settled', context: 'promises' }) },
            ]}
          />
        </div>
      }
    >
      <Pane flush>
        <DataTable
          stacks
          label={t`Promises`}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconHeartHandshake} title={state === 'open' ? t`Nothing is open` : t`Nothing is settled yet`}>
              <Trans>What you promise a customer with the key o in a conversation stands here until it is kept.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function named(name: string, count: number | undefined): string {
  return count === undefined || count === 0 ? name : `${name} ${count}`;
}

const columns: Column<CustomerPromise>[] = [
  { head: t`Due`, cell: (promise) => <Due promise={promise} /> },
  { head: t`What`, grow: true, cell: (promise) => <What promise={promise} /> },
  { head: t`Who sees to it`, cell: (promise) => <Owner promise={promise} /> },
  {
    head: '',
    name: t`What became of it`,
    right: true,
    cell: (promise) => (
      <div className={styles.pageActs}>
        <PromiseActs promise={promise} />
      </div>
    ),
  },
];

function Due({ promise }: { promise: CustomerPromise }) {
  if (promise.state === 'open') return <DueBadge dueAt={promise.dueAt} />;
  const { words, tone } = outcomeOf(promise);
  return <Badge tone={tone}>{words}</Badge>;
}

function What({ promise: { text, conversation, customer, by, madeAt } }: { promise: CustomerPromise }) {
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: conversation.id }}
      search={{ view: 'open' }}
      className={styles.what ?? ''}
    >
      <b>{text}</b>
      <span>
        <bdi>{customer.name}</bdi>
        {conversation.subject === '' ? null : ` · ${conversation.subject}`}
      </span>
      <small>
        {by}, <Moment at={madeAt} />
      </small>
    </Link>
  );
}

function Owner({ promise: { owner, decidedBy } }: { promise: CustomerPromise }) {
  const { user } = useSession();
  if (decidedBy !== null) return <span className={styles.muted}>{decidedBy}</span>;
  if (owner === null)
    return (
      <Badge tone="warn">
        <Trans>Nobody</Trans>
      </Badge>
    );
  return <span className={styles.muted}>{owner.id === user.id ? t`You` : owner.name}</span>;
}
