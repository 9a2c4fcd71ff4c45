import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconMoodHappy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/session.ts';

/** In the menu of the signed-in person: what was passed on to them. */
export function MyPraiseItem() {
  if (!useMay('conversation.read')) return null;
  return (
    <>
      <Menu.Item component={Link} to="/my-praise" leftSection={<IconMoodHappy size={16} stroke={1.7} />}>
        <Trans>My praise</Trans>
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}
