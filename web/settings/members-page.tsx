import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { mayGrant, roles } from '#core/people/permissions.ts';
import { changeMember, listMembers, removeMember } from '#core/contract/people.ts';
import { useRead, useWrite } from '../app/read.ts';
import { roleNames } from '../app/role-names.ts';
import { useSession } from '../app/session.ts';
import { useShown } from '../app/shown.ts';
import { toast, toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { AwayNote, Face } from '../people/face.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { InvitationsPane } from './invitations-pane.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { grantable, roleWords } from './roles.ts';
import styles from './settings.module.css';

type Member = WireOutputOf<typeof listMembers>['items'][number];

export function MembersPage() {
  const { may } = useSession();
  const list = useRead(listMembers, {});
  const manage = may('member.manage');
  const columns: Column<Member>[] = [
    { head: t`Name`, grow: true, cell: (member) => <Person {...member} /> },
    { head: t`Here since`, wide: true, cell: ({ since }) => <Moment at={since} long /> },
    {
      head: t`Role`,
      right: true,
      cell: (member) => (
        <div className={styles.right}>
          <RoleOf member={member} manage={manage} />
          {manage ? <Remove member={member} /> : null}
        </div>
      ),
    },
  ];
  return (
    <Page
      title={t`People and roles`}
      about={t`Who works here, and what they may do.`}
      actions={manage ? <InviteDialog /> : undefined}
    >
      <Stack>
        <Pane flush>
          <DataTable
            label={t`People`}
            rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
            columns={columns}
            rowKey={({ user }) => user}
            empty={<Empty icon={IconUsers} title={t`Nobody yet`} />}
          />
        </Pane>
        {manage ? <InvitationsPane /> : null}
        <Pane title={t`What each role may do`}>
          <dl className={styles.roles}>
            {roles.map((one) => (
              <div key={one}>
                <dt>{roleNames[one]}</dt>
                <dd>{roleWords[one]}</dd>
              </div>
            ))}
          </dl>
        </Pane>
      </Stack>
    </Page>
  );
}

function Person({ user, name, email }: Member) {
  return (
    <div className={styles.person}>
      <Face user={user} name={name} />
      <div>
        <b>{name}</b> <AwayNote user={user} />
        <div className="muted">{email}</div>
      </div>
    </div>
  );
}

function RoleOf({ member, manage }: { member: Member; manage: boolean }) {
  const { role, user } = useSession();
  const write = useWrite(changeMember, {
    outdates: ['member.'],
    onDone: (_, input) =>
      toast({
        text: t`${ph({ name: member.name })} is now ${ph({ role: roleNames[input.role] })}`,
        undo: () => back(),
      }),
    onError: toastError,
  });
  const back = () => write.mutate({ id: member.user, role: member.role });
  const [shown, choose] = useShown(member.role, listMembers);
  if (!manage || member.user === user.id || !mayGrant(role, member.role)) return <span>{roleNames[member.role]}</span>;
  return (
    <Select
      size="xs"
      w={130}
      aria-label={t`Role of ${ph({ name: member.name })}`}
      data={grantable(role)}
      value={shown}
      onChange={(next) =>
        next === null ? undefined : choose(next, () => write.mutateAsync({ id: member.user, role: next }))
      }
    />
  );
}

function Remove({ member }: { member: Member }) {
  const { user, role } = useSession();
  const remove = useWrite(removeMember, { outdates: ['member.'] });
  if (member.user === user.id || !mayGrant(role, member.role)) return null;
  return (
    <AskFirst
      title={t`Take ${ph({ name: member.name })} out?`}
      about={t`They are signed out at once. Their answers and notes stay; conversations they had go back to nobody.`}
      confirm={t`Take out`}
      onConfirm={() => remove.mutateAsync({ id: member.user })}
    >
      <Trans>Take out</Trans>
    </AskFirst>
  );
}
