import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconCircleDashed, IconUsersGroup } from '@tabler/icons-react';
import { listTeams } from '#core/contract/teams.ts';
import { useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';

interface TeamItemsProps {
  /** Whose queue it is in; left out where many are meant. */
  current?: string | null;
  choose: (team: { id: string; name: string } | null) => void;
}

/** The teams below the people of a menu; nothing where the company has none. */
export function TeamItems({ current, choose }: TeamItemsProps) {
  const { role } = useSession();
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items.filter(({ archived }) => !archived) ?? [];
  if (teams.length === 0) return null;
  // Whoever works from outside gives nothing away.
  const keeps = role === 'outsourced';
  const tick = (is: boolean) => (is ? { rightSection: '✓' } : {});
  return (
    <>
      <Menu.Divider />
      <Menu.Label>
        <Trans>Queue of</Trans>
      </Menu.Label>
      {teams.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={<IconUsersGroup size={20} stroke={1.5} />}
          {...tick(current === id)}
          onClick={() => choose({ id, name })}
        >
          {name}
        </Menu.Item>
      ))}
      {keeps ? null : (
        <Menu.Item
          leftSection={<IconCircleDashed size={20} stroke={1.5} />}
          {...tick(current === null)}
          onClick={() => choose(null)}
        >
          <Trans>No team</Trans>
        </Menu.Item>
      )}
    </>
  );
}
