import { Popover, UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import styles from './figure.module.css';

export interface HowComputed {
  formula: string;
  population: string;
  period: string;
  source?: string;
}

/** “How is this computed?” behind a small question mark. */
export function HowPopover({ label, how }: { label: string; how: HowComputed }) {
  const rows = [
    ['Formula', how.formula],
    ['Counted', how.population],
    ['Period', how.period],
    ['Source', how.source],
  ].filter((row) => row[1] !== undefined);
  return (
    <Popover width={340} position="bottom-start" withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.how} aria-label={`How is “${label}” computed?`}>
          <IconHelpCircle size={14} stroke={1.7} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <b>How is this computed?</b>
        <dl className={styles.howList}>
          {rows.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
