import { Popover, UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import styles from './figure.module.css';
import { words } from './words.ts';

export interface HowComputed {
  formula: string;
  population: string;
  period: string;
  source?: string;
}

/** “How is this computed?” behind a small question mark. */
export function HowPopover({ label, how }: { label: string; how: HowComputed }) {
  const rows = [
    [words.formula, how.formula],
    [words.counted, how.population],
    [words.period, how.period],
    [words.source, how.source],
  ].filter((row) => row[1] !== undefined);
  return (
    <Popover width={340} position="bottom-start" withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.how} aria-label={words.howOf(label)}>
          <IconHelpCircle size={14} stroke={1.7} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <b>{words.how}</b>
        <dl className={styles.howList}>
          {rows.map(([name, told]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{told}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
