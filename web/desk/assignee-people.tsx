import { Trans } from '@lingui/react/macro';
import { Menu, ScrollArea } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { listMembers } from '#core/contract/people.ts';
import { useRead } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { AwayNote, Face } from '../people/face.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { assign } from './acting.ts';
import { giveToTeam } from './sight/giving.ts';
import { TeamItems } from './sight/team-items.tsx';
import type { Conversation } from './summary.ts';

/** The people and teams that a conversation can be given to. */
export function AssigneePeople({ conversation }: { conversation: Conversation }) {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  const { assignee } = conversation;
  const others = members.data?.items.filter((member) => member.user !== user.id && member.role !== 'viewer') ?? [];
  const tick = (id: string | undefined) => (assignee?.id === id ? { rightSection: '✓' } : {});
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      <Menu.Item
        leftSection={<Avatar name={user.name} size={22} />}
        {...tick(user.id)}
        onClick={() => void assign(conversation, user)}
      >
        <Trans>You</Trans>
      </Menu.Item>
      {others.map((member) => (
        <Menu.Item
          key={member.user}
          leftSection={<Face user={member.user} name={member.name} size={22} />}
          {...tick(member.user)}
          onClick={() => void assign(conversation, { id: member.user, name: member.name })}
        >
          {member.name} <AwayNote user={member.user} />
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconUserCircle size={22} stroke={1.5} />}
        {...tick(undefined)}
        onClick={() => void assign(conversation, null)}
      >
        <Trans>Nobody</Trans>
      </Menu.Item>
      <TeamItems current={conversation.team?.id ?? null} choose={(team) => void giveToTeam(conversation, team)} />
    </ScrollArea.Autosize>
  );
}
