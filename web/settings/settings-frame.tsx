import { t } from '@lingui/core/macro';
import { useEffect } from 'react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useSession } from '../app/session.ts';
import { settingsPages } from './pages.ts';
import styles from './settings-frame.module.css';

/** The menu of the settings beside the page. On narrow screens it is a row above. */
export function SettingsFrame() {
  const { may } = useSession();
  const { pathname } = useLocation();
  useEffect(() => {
    document.querySelector('[data-menu] [data-status=active]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const pages = settingsPages.filter(({ permission }) => permission === undefined || may(permission));
  return (
    <div className={styles.frame}>
      <nav className={styles.menu} data-menu aria-label={t`Settings`}>
        {[...Map.groupBy(pages, ({ group }) => group)].map(([group, members]) => (
          <div key={group} className={styles.group}>
            <h2>{group}</h2>
            {members.map(({ to, label, icon: Icon }) => (
              <Link key={to} to={to} className={styles.item ?? ''}>
                <Icon size={16} stroke={1.7} />
                {label}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  );
}
