import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { Icon } from '@tabler/icons-react';
import { number } from '../../ui/format.ts';
import { inboxSearch } from '../place.ts';
import styles from './views.module.css';
import type { z } from 'zod';

interface ViewLinkProps {
  name: string;
  icon: Icon;
  /** Stands in place of the icon where there is no room for the name. */
  letters?: string;
  search: z.output<typeof inboxSearch>;
  current: boolean;
  /** How many stand in it; nothing is shown for none. */
  count?: ReactNode;
}

/** A view in the pane: its icon, its name while there is room, and how many stand in it. */
export function ViewLink({ name, icon: Sign, letters, search, current, count }: ViewLinkProps) {
  return (
    <Link
      to="/inbox"
      search={search}
      className={styles.view ?? ''}
      activeProps={{}}
      data-current={current}
      aria-current={current ? 'page' : undefined}
      title={name}
      draggable={false}
    >
      <Sign size={17} stroke={1.7} aria-hidden="true" data-lettered={letters !== undefined} />
      {letters === undefined ? null : (
        <span className={styles.letters} aria-hidden="true">
          {letters}
        </span>
      )}
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>{typeof count === 'number' ? (count === 0 ? '' : number(count)) : count}</span>
    </Link>
  );
}
