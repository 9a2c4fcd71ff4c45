import { Button } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listInvitations, revokeInvitation } from '#core/contract/people.ts';
import { usePages, useWrite } from '../app/read.ts';
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

/** Invitations that were sent, as long as there are any. */
export function InvitationsPane() {
  const list = usePages(listInvitations, {});
  const revoke = useWrite(revokeInvitation, {
    outdates: ['invitation.'],
    onDone: () => toast({ text: 'The invitation is void' }),
    onError: toastError,
  });
  if (list.items.length === 0 && list.error === null) return null;
  const columns: Column<Invitation>[] = [
    { head: 'For', grow: true, cell: ({ email }) => <b>{email ?? 'Whoever has the link'}</b> },
    { head: 'Role', cell: ({ role }) => role },
    { head: 'By', wide: true, cell: ({ invitedBy }) => invitedBy ?? '–' },
    { head: 'Until', wide: true, cell: ({ expiresAt }) => <Moment at={expiresAt} long /> },
    { head: 'State', cell: ({ state }) => <Badge tone={tones[state]}>{state}</Badge> },
    {
      head: '',
      name: 'Actions',
      right: true,
      cell: ({ id, state }) =>
        state === 'open' ? (
          <Button size="compact-sm" variant="subtle" color="bad" onClick={() => revoke.mutate({ id })}>
            Withdraw
          </Button>
        ) : null,
    },
  ];
  return (
    <Pane title="Invitations" flush>
      <DataTable label="Invitations" rows={list} columns={columns} rowKey={({ id }) => id} empty={null} />
    </Pane>
  );
}
