import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, MultiSelect, TextInput, type MultiSelectProps } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listMembers } from '#core/contract/people.ts';
import { countTeams } from '#core/contract/sight.ts';
import { changeTeam, createTeam, listTeams } from '#core/contract/teams.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { localeOfPages } from '../ui/format.ts';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';

type Team = WireOutputOf<typeof listTeams>['items'][number];

const outdates = ['team.', 'conversation.'];

const names = new Intl.ListFormat(localeOfPages(), { type: 'unit' });

function openText(open: number): string {
  return t({
    message: `${plural(open, { one: '# open', other: '# open' })}`,
    comment: 'So many open conversations',
  });
}

/** Who shares conversations, and which teams work from outside. */
export function TeamsPage() {
  const list = useRead(listTeams, {});
  const counts = useRead(countTeams, {});
  const manage = useMay('member.manage');
  const openIn = (team: string) => counts.data?.items.find((each) => each.team === team)?.open ?? 0;
  const columns: Column<Team>[] = [
    { head: t`Team`, cell: (team) => <Name team={team} /> },
    {
      head: t`People`,
      grow: true,
      cell: ({ people }) =>
        people.length === 0 ? (
          <span className="muted">
            <Trans>nobody</Trans>
          </span>
        ) : (
          names.format(people.map(({ name }) => name))
        ),
    },
    { head: t`Queue`, right: true, cell: ({ id }) => openText(openIn(id)) },
    { head: '', name: t`Actions`, right: true, cell: (team) => (manage ? <Actions team={team} /> : null) },
  ];
  const add = manage ? (
    <Dialog open={t`Add one`} title={t`A new team`}>
      {(close) => <NewTeam close={close} />}
    </Dialog>
  ) : undefined;
  return (
    <Page
      title={t`Teams`}
      about={t`People who share conversations. An outsourced team sees its own queue only, and customers’ addresses and numbers masked.`}
      actions={add}
    >
      <Pane flush>
        <DataTable
          label={t`Teams`}
          rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          stacks
          empty={
            <Empty icon={IconUsersGroup} title={t`No teams yet`} action={add}>
              <Trans>Begin with who answers together, or with a department that is asked now and then.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Name({ team: { name, outsourced, archived } }: { team: Team }) {
  return (
    <span className={styles.row}>
      <b>{name}</b>
      {outsourced ? (
        <Badge tone="warn">
          <Trans context="team">outsourced</Trans>
        </Badge>
      ) : null}
      {archived ? (
        <span className="muted">
          <Trans>archived</Trans>
        </span>
      ) : null}
    </span>
  );
}

function Actions({ team }: { team: Team }) {
  return (
    <div className={styles.right}>
      <Archive team={team} />
      <Dialog open={t`Edit`} title={team.name} size="compact-sm" variant="subtle">
        {(close) => <EditTeam team={team} close={close} />}
      </Dialog>
    </div>
  );
}

function Archive({ team: { id, name, archived, version } }: { team: Team }) {
  const back = useWrite(changeTeam, { outdates, onError: toastError });
  const turn = useWrite(changeTeam, {
    outdates,
    onDone: (after) =>
      toast({
        text: archived ? t`“${name}” is there again` : t`“${name}” is archived: what it has stays with it`,
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

/** Only those fit whose role says the same about where they work. */
function usePeopleFor(outsourced: boolean): Array<{ value: string; label: string }> {
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  return (members.data?.items ?? [])
    .filter(({ role }) => (role === 'outsourced') === outsourced)
    .map(({ user, name, role }) => ({ value: user, label: role === 'contributor' ? t`${name} (contributor)` : name }));
}

function PeopleField({
  outsourced,
  ...field
}: { outsourced: boolean } & Pick<MultiSelectProps, 'value' | 'onChange' | 'error'>) {
  const data = usePeopleFor(outsourced);
  return (
    <MultiSelect
      label={t`People`}
      description={
        outsourced
          ? t`People with the role “outsourced”, who can be in such teams only.`
          : t`Everybody but people with the role “outsourced”.`
      }
      searchable
      data={data}
      comboboxProps={{ withinPortal: true }}
      {...field}
    />
  );
}

function NewTeam({ close }: { close: () => void }) {
  const create = useWrite(createTeam, { outdates, onDone: close });
  const fields = useFields<{ name: string; outsourced: boolean; people: string[] }>({
    name: '',
    outsourced: false,
    people: [],
  });
  const { outsourced } = fields.values;
  return (
    <Form fields={fields} onSubmit={(values) => create.mutateAsync(values)} submit={t`Add`}>
      <TextInput label={t`Name`} required data-autofocus maxLength={60} {...fields.getInputProps('name')} />
      <Checkbox
        label={t`Works from outside (outsourced)`}
        description={t`It sees its own queue only, with customers’ addresses and numbers masked. This cannot be changed later.`}
        {...fields.getInputProps('outsourced', { type: 'checkbox' })}
        onChange={({ currentTarget: { checked } }) => fields.setValues({ outsourced: checked, people: [] })}
      />
      <PeopleField outsourced={outsourced} {...fields.getInputProps('people')} />
    </Form>
  );
}

function EditTeam({ team: { id, name, outsourced, people, version }, close }: { team: Team; close: () => void }) {
  const change = useWrite(changeTeam, { outdates, onDone: close });
  const fields = useFields({ name, people: people.map((person) => person.id) });
  return (
    <Form fields={fields} onSubmit={(values) => change.mutateAsync({ id, version, ...values })} submit={t`Save`}>
      <TextInput label={t`Name`} required data-autofocus maxLength={60} {...fields.getInputProps('name')} />
      <PeopleField outsourced={outsourced} {...fields.getInputProps('people')} />
    </Form>
  );
}
