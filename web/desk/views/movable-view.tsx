import { t } from '@lingui/core/macro';
import { useState, type DragEvent, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { SavedView } from './saved-views.ts';
import type { Ordering } from './use-order.ts';
import styles from './views.module.css';

interface MovableProps {
  view: SavedView;
  /** Left out: it stays where it is. */
  ordering: Ordering | undefined;
  /** Whether it shows its buttons, for those who do not drag. */
  arranging: boolean;
  ends: { first: boolean; last: boolean };
  children: ReactNode;
}

/** A view is dragged within its own group only. */
const kindOf = ({ audience }: SavedView) => `application/x-view-${audience}`;

function isAfter({ clientY, currentTarget }: DragEvent<HTMLElement>): boolean {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY > top + height / 2;
}

/** A view that is put elsewhere in its group: dragged there, or by its buttons. */
export function MovableView({ view, ordering, arranging, ends, children }: MovableProps) {
  const [over, setOver] = useState<'before' | 'after'>();
  if (ordering === undefined) return children;
  const kind = kindOf(view);
  return (
    <div
      className={styles.movable}
      data-saved={view.id}
      data-over={over}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(kind, view.id);
        dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(kind)) return;
        event.preventDefault();
        setOver(isAfter(event) ? 'after' : 'before');
      }}
      onDragLeave={() => setOver(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(undefined);
        ordering.drop(event.dataTransfer.getData(kind), { beside: view.id, after: isAfter(event) });
      }}
    >
      {children}
      {arranging ? <Steps view={view} ordering={ordering} ends={ends} /> : null}
    </div>
  );
}

function Steps({
  view: { id, name },
  ordering,
  ends,
}: Required<Pick<MovableProps, 'view' | 'ends'>> & { ordering: Ordering }) {
  return (
    <span className={styles.steps}>
      <ActionIcon
        size={26}
        disabled={ends.first}
        aria-label={t`Move “${name}” up`}
        onClick={() => ordering.step(id, -1)}
      >
        <IconArrowUp size={15} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        size={26}
        disabled={ends.last}
        aria-label={t`Move “${name}” down`}
        onClick={() => ordering.step(id, 1)}
      >
        <IconArrowDown size={15} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
    </span>
  );
}
