import { Trans } from '@lingui/react/macro';
import { Menu, ScrollArea } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { listMembers } from '#core/contract/people.ts';
import { useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';
import { AwayNote, Face } from '../../people/face.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { TeamItems } from '../sight/team-items.tsx';

/** To whom the selected ones are given. */
interface BulkPeopleProps {
  choose: (assignee: string | null) => void;
  chooseTeam: (team: string | null) => void;
}

export function BulkPeople({ choose, chooseTeam }: BulkPeopleProps) {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  const others = members.data?.items.filter((each) => each.user !== user.id && each.role !== 'viewer') ?? [];
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      <Menu.Item leftSection={<Avatar name={user.name} size={22} />} onClick={() => choose(user.id)}>
        <Trans>You</Trans>
      </Menu.Item>
      {others.map((each) => (
        <Menu.Item
          key={each.user}
          leftSection={<Face user={each.user} name={each.name} size={22} />}
          onClick={() => choose(each.user)}
        >
          {each.name} <AwayNote user={each.user} />
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconUserCircle size={22} stroke={1.5} />} onClick={() => choose(null)}>
        <Trans>Nobody</Trans>
      </Menu.Item>
      <TeamItems choose={(team) => chooseTeam(team?.id ?? null)} />
    </ScrollArea.Autosize>
  );
}
