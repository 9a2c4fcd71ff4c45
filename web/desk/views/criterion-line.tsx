import type { ReactNode } from 'react';
import { t } from '@lingui/core/macro';
import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import styles from './views.module.css';

interface CriterionLineProps<Op extends string> {
  /** What something is asked of. */
  name: string;
  /** For names and tests of so many words. */
  long?: boolean;
  op: Op;
  ops: Array<{ value: Op; label: string }>;
  turn: (op: Op) => void;
  remove: () => void;
  /** What is asked for. */
  children: ReactNode;
}

/** One thing that a view asks for: of what, what must hold of it, and what is asked for. */
export function CriterionLine<Op extends string>({
  name,
  long = false,
  op,
  ops,
  turn,
  remove,
  children,
}: CriterionLineProps<Op>) {
  return (
    <div className={long ? styles.feltLine : styles.typedLine}>
      <span className={styles.typedName} title={name}>
        {name}
      </span>
      <div className={styles.typedOp}>
        <Select
          aria-label={t`What must hold of ${name}`}
          allowDeselect={false}
          data={ops}
          value={op}
          onChange={(next) => turn((next ?? op) as Op)}
        />
      </div>
      <div className={styles.typedAsked}>{children}</div>
      <ActionIcon aria-label={t`Without ${name}`} onClick={remove}>
        <IconX size={15} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
