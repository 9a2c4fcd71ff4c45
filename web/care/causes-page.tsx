import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { createCause, listCauses } from '#core/contract/causes.ts';
import { listTeams } from '#core/contract/teams.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { State } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { number } from '../ui/format.ts';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './care.module.css';
import { causeStateWords, causeTones, type Cause } from './cause-words.ts';
import { useCareTabs } from './tabs.ts';

const columns: Column<Cause>[] = [
  {
    head: t`Cause`,
    grow: true,
    cell: ({ id, name, reason }) => (
      <span className={styles.what}>
        <Link to="/care/causes/$cause" params={{ cause: id }} className={styles.who ?? ''}>
          {name}
        </Link>
        {reason === '' ? null : <small className="muted">{reason}</small>}
      </span>
    ),
  },
  { head: t`State`, cell: ({ state }) => <State tone={causeTones[state]}>{causeStateWords[state]}</State> },
  { head: t`Department`, cell: ({ team }) => <span className="muted">{team?.name ?? t`None`}</span> },
  { head: t`Cases`, right: true, cell: ({ cases }) => number(cases) },
];

/** What lies behind the cases, and who can put an end to it. */
export function CausesPage() {
  const list = useRead(listCauses, {});
  const may = useMay('care.work');
  return (
    <Page
      title={t`Care`}
      about={t`What lies behind the cases: which department can put an end to it, how far it is, and whether it stopped.`}
      actions={
        may ? (
          <Dialog open={t`Add one`} title={t`A new cause`}>
            {() => <NewCause />}
          </Dialog>
        ) : null
      }
    >
      <TabLinks tabs={useCareTabs()} label={t`Care`} />
      <Pane flush>
        <DataTable
          stacks="named"
          label={t`Causes`}
          rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconBulb} title={t`No cause is named yet`}>
              <Trans>Name on each case what lies behind it; what many name first is worth putting an end to.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function NewCause() {
  const navigate = useNavigate();
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const write = useWrite(createCause, {
    outdates: ['cause.'],
    onDone: ({ id }) => void navigate({ to: '/care/causes/$cause', params: { cause: id } }),
  });
  const fields = useFields<{ name: string; team: string | null }>({ name: '', team: null });
  return (
    <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Add`}>
      <TextInput
        label={t`What lies behind it`}
        placeholder={t`Cartons tear in the rain`}
        required
        maxLength={120}
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <Select
        label={t`Department`}
        placeholder={t`None`}
        clearable
        data={teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }))}
        {...fields.getInputProps('team')}
      />
    </Form>
  );
}
