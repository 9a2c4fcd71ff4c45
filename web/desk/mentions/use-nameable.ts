import { ph, t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { listMembers } from '#core/contract/people.ts';
import { listTeams } from '#core/contract/teams.ts';
import { useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';
import type { Conversation } from '../summary.ts';
import type { Nameable } from './find-named.ts';
import { roleNames } from '../../app/role-names.ts';

/** Who can be named in a note of this conversation: whoever is outsourced only where they see it anyway. */
export function useNameable({ assignee, team }: Pick<Conversation, 'assignee' | 'team'>): Nameable[] {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 }).data?.items;
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items;
  return useMemo(() => {
    const own = teams?.find(({ id }) => id === team?.id)?.people.map(({ id }) => id) ?? [];
    const sees = (id: string) => id === assignee?.id || own.includes(id);
    const people = (members ?? [])
      .filter((each) => each.user !== user.id && (each.role !== 'outsourced' || sees(each.user)))
      .map(({ user: id, name, role }) => ({ id, name, said: roleNames[role], team: false }));
    const all = (teams ?? []).filter(
      (each) => !each.archived && each.people.length > 0 && (!each.outsourced || each.id === team?.id),
    );
    return [
      ...people,
      ...all.map(({ id, name, people: those }) => ({
        id,
        name,
        said: t`team of ${ph({ people: those.length })}`,
        team: true,
      })),
    ];
  }, [members, teams, user.id, assignee?.id, team?.id]);
}
