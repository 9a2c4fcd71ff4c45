import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listInvitations, revokeInvitation } from '#core/contract/people.ts';
import { usePages, useWrite } from '../app/read.ts';
import { roleNames } from '../app/role-names.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';

type Invitation = WireOutputOf<typeof listInvitations>['items'][number];

const tones: Record<Invitation['state'], Tone> = {
  open: 'accent',
  accepted: 'good',
  expired: 'warn',
  revoked: 'plain',
};

const stateNames: Record<Invitation['state'], string> = {
  open: t({ message: 'open', context: 'invitation' }),
  accepted: t({ message: 'accepted', context: 'invitation' }),
  expired: t({ message: 'expired', context: 'invitation' }),
  revoked: t({ message: 'revoked', context: 'invitation' }),
};

/** Invitations that were sent, as long as there are any. */
export function InvitationsPane() {
  const list = usePages(listInvitations, {});
  const revoke = useWrite(revokeInvitation, {
    outdates: ['invitation.'],
    onDone: () => toast({ text: t`The invitation is void` }),
    onError: toastError,
  });
  if (list.items.length === 0 && list.error === null) return null;
  const columns: Column<Invitation>[] = [
    {
      head: t({ message: 'For', comment: 'Head of a column: for whom' }),
      grow: true,
      cell: ({ email }) => <b>{email ?? t`Whoever has the link`}</b>,
    },
    { head: t`Role`, cell: ({ role }) => roleNames[role] },
    {
      head: t({ message: 'By', comment: 'Head of a column: who did it' }),
      wide: true,
      cell: ({ invitedBy }) => invitedBy ?? '–',
    },
    {
      head: t({ message: 'Until', comment: 'Head of a column: until when' }),
      wide: true,
      cell: ({ expiresAt }) => <Moment at={expiresAt} long />,
    },
    { head: t`State`, cell: ({ state }) => <Badge tone={tones[state]}>{stateNames[state]}</Badge> },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: ({ id, state }) =>
        state === 'open' ? (
          <Button size="compact-sm" variant="subtle" color="bad" onClick={() => revoke.mutate({ id })}>
            <Trans>Withdraw</Trans>
          </Button>
        ) : null,
    },
  ];
  return (
    <Pane title={t`Invitations`} flush>
      <DataTable label={t`Invitations`} rows={list} columns={columns} rowKey={({ id }) => id} empty={null} />
    </Pane>
  );
}
