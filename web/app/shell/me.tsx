import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { signOut } from '#core/contract/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useWrite } from '../read.ts';
import { restartEverywhere, useSession } from '../session.ts';
import { toastError } from '../toast.tsx';
import { installedParts } from '../parts.ts';
import { openShortcuts } from './shortcut-store.ts';
import styles from './navigation.module.css';
import { roleNames } from '../role-names.ts';
import { words } from '../words.ts';

const schemes = [
  { value: 'light', label: words.light, icon: IconSun },
  { value: 'dark', label: words.dark, icon: IconMoon },
  { value: 'auto', label: words.asSystem, icon: IconDeviceDesktop },
] as const;

/** The signed-in person: profile, sessions, theme, shortcuts, sign out. */
export function Me() {
  const { user, role } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useWrite(signOut, { onDone: () => restartEverywhere('/sign-in'), onError: toastError });
  return (
    <Menu position="top-start" width={230}>
      <Menu.Target>
        <UnstyledButton className={styles.me}>
          <Avatar name={user.name} />
          <span className={styles.meWords}>
            <b>{user.name}</b>
            <small>{roleNames[role]}</small>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/settings/profile" leftSection={<IconUserCircle size={16} stroke={1.7} />}>
          {words.profile}
        </Menu.Item>
        <Menu.Item component={Link} to="/settings/sessions" leftSection={<IconShieldLock size={16} stroke={1.7} />}>
          {words.sessions}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={openShortcuts} rightSection="?">
          {words.shortcuts}
        </Menu.Item>
        <Menu.Divider />
        {installedParts().map(({ Mine }, at) => (Mine === undefined ? null : <Mine key={at} />))}
        <Menu.Label>{words.theme}</Menu.Label>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.7} />}
            onClick={() => setColorScheme(value)}
            aria-current={colorScheme === value}
            {...(colorScheme === value ? { rightSection: <IconCheck size={16} stroke={1.7} /> } : {})}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => leave.mutate({})}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
