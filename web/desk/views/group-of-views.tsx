import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconFilter, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import { number } from '../../ui/format.ts';
import { usePlace } from '../place.ts';
import { EditView } from './edit-view.tsx';
import { MovableView } from './movable-view.tsx';
import { lettersOf, type SavedView, type ViewGroup } from './saved-views.ts';
import type { Counted } from './use-counts.ts';
import type { Ordering } from './use-order.ts';
import { ViewLink } from './view-link.tsx';
import styles from './views.module.css';

interface GroupProps {
  group: ViewGroup;
  counts: ReadonlyMap<string, Counted>;
  ordering: Ordering;
}

/** Views that the same people see. Whoever may change them puts them in order. */
export function GroupOfViews({ group: { key, name, views }, counts, ordering }: GroupProps) {
  const { saved } = usePlace();
  const [asked, setAsked] = useState(false);
  const movable = views.length > 1 && views.every(({ mayChange }) => mayChange);
  const arranging = asked && movable;
  return (
    <section className={styles.group} aria-label={name}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupName}>{name}</h3>
        <span className={styles.tools} data-arranging={arranging}>
          {movable ? <Sort name={name} arranging={arranging} turn={() => setAsked(!asked)} /> : null}
          {key === 'me' ? <EditView keys="shift+v" /> : null}
        </span>
      </div>
      {views.map((view, at) => (
        <MovableView
          key={view.id}
          view={view}
          ordering={movable ? ordering : undefined}
          arranging={arranging}
          ends={{ first: at === 0, last: at === views.length - 1 }}
        >
          <ViewLink
            name={view.name}
            icon={iconOf(view)}
            letters={lettersOf(view.name)}
            search={{ saved: view.id }}
            current={saved === view.id}
            count={arranging ? '' : <Count counted={counts.get(view.id)} />}
          />
        </MovableView>
      ))}
    </section>
  );
}

function Sort({ name, arranging, turn }: { name: string; arranging: boolean; turn: () => void }) {
  return (
    <UnstyledButton
      className={`${styles.tool} ${styles.sort}`}
      aria-pressed={arranging}
      aria-label={t`Put “${name}” in order`}
      title={arranging ? t`Done` : t`Put them in order (or drag them)`}
      onClick={turn}
    >
      {arranging ? (
        <IconCheck size={16} stroke={1.7} aria-hidden="true" />
      ) : (
        <IconArrowsSort size={15} stroke={1.7} aria-hidden="true" />
      )}
    </UnstyledButton>
  );
}

function iconOf({ audience }: SavedView) {
  if (audience === 'me') return IconFilter;
  return audience === 'everybody' ? IconWorld : IconUsersGroup;
}

function Count({ counted }: { counted: Counted | undefined }) {
  if (counted === undefined || counted.count === 0) return null;
  if (counted.count === null) return <span title={t`Counting them takes too long`}>…</span>;
  const count = number(counted.count);
  return counted.more ? <span title={t`More than ${count}`}>{count}+</span> : count;
}
