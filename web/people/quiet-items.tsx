import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconBell, IconBellOff, IconClockHour9 } from '@tabler/icons-react';
import { readAvailability } from '#core/contract/availability.ts';
import { useRead } from '../app/read.ts';
import { backText } from './away-words.ts';
import { inAnHour, setQuiet, tomorrowMorning } from './quiet.ts';

const size = { size: 16, stroke: 1.7 };

/** In the menu of the signed-in person: not to be disturbed for a while, and their hours. */
export function QuietItems() {
  const { data } = useRead(readAvailability, {}, { staleTime: 30_000 });
  const until = data?.quietUntil ?? null;
  return (
    <>
      <Menu.Label>
        <Trans>Do not disturb</Trans>
      </Menu.Label>
      {until === null ? (
        <>
          <Menu.Item leftSection={<IconBellOff {...size} />} onClick={() => setQuiet(inAnHour())}>
            <Trans>For an hour</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconBellOff {...size} />} onClick={() => setQuiet(tomorrowMorning())}>
            <Trans>Until tomorrow</Trans>
          </Menu.Item>
        </>
      ) : (
        <Menu.Item leftSection={<IconBell {...size} />} onClick={() => setQuiet(null)}>
          <Trans>End it: until {ph({ until: backText(until) })}</Trans>
        </Menu.Item>
      )}
      <Menu.Item component={Link} to="/settings/working-hours" leftSection={<IconClockHour9 {...size} />}>
        <Trans>Working hours</Trans>
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}
