import { t } from '@lingui/core/macro';
import { IconArrowDown, IconFlag3Filled } from '@tabler/icons-react';
import type { Priority } from '#core/desk/priority.ts';
import { priorityNames } from './marking.ts';
import styles from './marks.module.css';

/** How urgent it is, where that is not as usual. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  const Icon = priority === 'low' ? IconArrowDown : IconFlag3Filled;
  const name = priorityNames[priority];
  return (
    <span className={styles.priority} data-priority={priority} title={t`Priority: ${name}`}>
      <Icon size={14} aria-hidden="true" />
      <span className={styles.silent}>{t`Priority: ${name}`}</span>
    </span>
  );
}
