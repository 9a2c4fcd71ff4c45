import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { customerLedger, relinkIdentifier, undoCustomerMerge, unlinkIdentifier } from '#core/contract/customers.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny, usePages, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { CustomerFrame, type Card } from './customer-frame.tsx';
import styles from './customers.module.css';
import { actionWords, actorWords, causeText, kindWords } from './identity-words.ts';

type Identifier = Card['identifiers'][number];
type Merge = Card['merges'][number];
type Entry = WireOutputOf<typeof customerLedger>['items'][number];

const outdates = ['customer.'];
const refresh = () =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], outdates) });

export function IdentityPage() {
  const { customer } = useParams({ strict: false }) as { customer: string };
  return (
    <CustomerFrame id={customer}>
      {(card) => (
        <Stack>
          <Identifiers card={card} />
          {card.merges.length > 0 ? <Merges card={card} /> : null}
          <WhyLinked customer={customer} />
        </Stack>
      )}
    </CustomerFrame>
  );
}

function Identifiers({ card }: { card: Card }) {
  const may = useMay('customer.merge');
  const columns: Column<Identifier>[] = [
    { head: t`Kind`, cell: ({ kind }) => kindWords[kind] },
    {
      head: t`Value`,
      grow: true,
      cell: ({ value, unlinkedAt }) => (
        <span className={unlinkedAt === null ? styles.value : styles.taken}>{value}</span>
      ),
    },
    { head: t`How sure`, wide: true, cell: (each) => <Sureness {...each} /> },
    {
      head: t({ message: 'Since', comment: 'a time follows' }),
      wide: true,
      cell: ({ linkedAt }) => <Moment at={linkedAt} />,
    },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (each) => (may ? <LinkButton customer={card.id} identifier={each} /> : null),
    },
  ];
  return (
    <Pane title={t`Identifiers`} about={t`By these the customer is known again on every channel.`} flush>
      <DataTable
        label={t`Identifiers`}
        rows={{ items: card.identifiers }}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty icon={IconFingerprint} title={t`No identifiers`} />}
      />
    </Pane>
  );
}

function Sureness({ strength, shared }: Identifier) {
  if (shared)
    return (
      <Badge tone="warn">
        <Trans>shared device</Trans>
      </Badge>
    );
  return strength === 'proven' ? (
    <Badge tone="good">
      <Trans context="identity">proven</Trans>
    </Badge>
  ) : (
    <Badge>
      <Trans context="identity">claimed</Trans>
    </Badge>
  );
}

function LinkButton({ customer, identifier }: { customer: string; identifier: Identifier }) {
  const input = { id: customer, identifier: identifier.id };
  const relink = useWrite(relinkIdentifier, { outdates, onError: toastError });
  const unlink = useWrite(unlinkIdentifier, {
    outdates,
    onError: toastError,
    onDone: () =>
      toast({
        text: t`${ph({ identifier: identifier.value })} no longer belongs here`,
        undo: () => void call(relinkIdentifier, input).then(refresh, toastError),
      }),
  });
  return identifier.unlinkedAt === null ? (
    <Button size="compact-sm" variant="subtle" loading={unlink.isPending} onClick={() => unlink.mutate(input)}>
      <Trans>Take away</Trans>
    </Button>
  ) : (
    <Button size="compact-sm" variant="subtle" loading={relink.isPending} onClick={() => relink.mutate(input)}>
      <Trans>Put back</Trans>
    </Button>
  );
}

function Merges({ card }: { card: Card }) {
  const may = useMay('customer.merge');
  const columns: Column<Merge>[] = [
    {
      head: t({ message: 'Was', comment: 'the name before two customers became one' }),
      grow: true,
      cell: ({ from }) => from.name,
    },
    {
      head: t({ message: 'Is now', comment: 'the name after two customers became one' }),
      grow: true,
      cell: ({ into }) => into.name,
    },
    { head: t`Because`, wide: true, cell: ({ cause }) => causeText(cause) },
    { head: t`When`, cell: ({ at }) => <Moment at={at} /> },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: ({ id }) => (may ? <PartButton customer={card.id} merge={id} /> : null),
    },
  ];
  return (
    <Pane title={t`Merges`} about={t`Parting two customers again is exact, whatever happened since.`} flush>
      <DataTable
        label={t`Merges`}
        rows={{ items: card.merges }}
        columns={columns}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Pane>
  );
}

function PartButton({ customer, merge }: { customer: string; merge: string }) {
  const undo = useWrite(undoCustomerMerge, {
    outdates,
    onError: toastError,
    onDone: () => toast({ text: t`They are two customers again` }),
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={undo.isPending}
      onClick={() => undo.mutate({ id: customer, merge })}
    >
      <Trans comment="make two customers of one again">Part again</Trans>
    </Button>
  );
}

const ledgerColumns: Column<Entry>[] = [
  { head: t`When`, cell: ({ at }) => <Moment at={at} long /> },
  { head: t`What`, cell: ({ action }) => actionWords[action] },
  {
    head: t`Identifier`,
    grow: true,
    cell: ({ identifier }) =>
      identifier === null ? (
        <span className="muted">–</span>
      ) : (
        <span
          className={styles.value}
        >{`${kindWords[identifier.kind]}: ${identifier.value ?? actionWords.erase}`}</span>
      ),
  },
  { head: t`Because`, wide: true, cell: ({ cause, reason }) => [causeText(cause), reason].filter(Boolean).join(': ') },
  { head: t({ message: 'By', comment: 'who did it' }), wide: true, cell: ({ actor }) => actorWords[actor.kind] },
];

function WhyLinked({ customer }: { customer: string }) {
  const entries = usePages(customerLedger, { id: customer });
  return (
    <Pane title={t`Why it hangs together`} about={t`The ledger is only ever added to.`} flush>
      <DataTable
        label={t`Identity ledger`}
        rows={entries}
        columns={ledgerColumns}
        rowKey={({ id }) => id}
        empty={<Empty title={t`No entries yet`} />}
      />
    </Pane>
  );
}
