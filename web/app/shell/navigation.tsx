import { Link } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import { UnstyledButton } from '@mantine/core';
import { KeyboardHint } from '../../ui/hint.tsx';
import { installedParts, type Section } from '../parts.ts';
import { openSearch } from './search-store.ts';
import { Logo } from './logo.tsx';
import { Me } from './me.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';
import styles from './navigation.module.css';
import { words } from '../words.ts';

/** The navigation: on the left, narrow on small screens, at the bottom on phones. */
export function Navigation({ sections }: { sections: readonly Section[] }) {
  const main = sections.filter(({ to }) => to !== '/settings');
  const notices = installedParts().flatMap(({ Notices }) => Notices ?? []);
  const settings = sections.filter(({ to }) => to === '/settings');
  return (
    <div className={styles.bar}>
      <header className={styles.top}>
        <Link to="/" className={styles.logo ?? ''} aria-label={words.start}>
          <Logo />
          <b className={styles.word}>Throughline</b>
        </Link>
        <WorkspaceSwitcher />
        <UnstyledButton className={styles.search} onClick={openSearch}>
          <IconSearch size={18} stroke={1.7} />
          <span className={styles.word}>{words.search}</span>
          <span className={styles.keys}>
            <KeyboardHint keys="mod+k" />
          </span>
        </UnstyledButton>
      </header>
      <nav className={styles.nav} aria-label={words.sections}>
        {main.map((section) => (
          <NavItem key={section.to} section={section} />
        ))}
        <span className={styles.space} />
        {notices.map((Notices, at) => (
          <Notices key={at} />
        ))}
        {settings.map((section) => (
          <NavItem key={section.to} section={section} />
        ))}
      </nav>
      <Me />
    </div>
  );
}

function NavItem({ section: { to, label, icon: Icon, Count } }: { section: Section }) {
  return (
    <Link to={to} className={styles.item ?? ''} activeOptions={{ exact: false, includeSearch: false }} title={label}>
      <Icon size={18} stroke={1.7} />
      <span className={styles.word}>{label}</span>
      {Count === undefined ? null : (
        <span className={styles.count}>
          <Count />
        </span>
      )}
    </Link>
  );
}
