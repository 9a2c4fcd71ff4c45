import { t } from '@lingui/core/macro';
import { Button, Kbd, type ButtonProps } from '@mantine/core';
import { useShortcut } from '../../app/shortcuts.ts';
import styles from './labels.module.css';

interface LabelKeyProps extends Pick<ButtonProps, 'variant'> {
  keys: string;
  label: string;
  run: () => void;
  ready: boolean;
  /** Of one that can be pressed and released. */
  pressed?: boolean;
}

/** A button with its key beside its words. */
export function LabelKey({ keys, label, run, ready, pressed, variant = 'default' }: LabelKeyProps) {
  useShortcut({ keys, label, group: t`Labelling` }, run, ready);
  return (
    <Button
      className={styles.key ?? ''}
      variant={variant}
      size="md"
      onClick={run}
      disabled={!ready}
      aria-pressed={pressed}
      rightSection={<Kbd aria-hidden="true">{keys}</Kbd>}
    >
      {label}
    </Button>
  );
}
