import type { ComponentProps, ComponentType } from 'react';
import { UnstyledButton } from '@mantine/core';
import styles from './navigation.module.css';

interface NavButtonProps extends ComponentProps<'button'> {
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  label: string;
  /** A small number behind the label; 0 shows none. */
  count: number;
}

/** A button among the entries of the navigation. */
export function NavButton({ icon: Icon, label, count, ...button }: NavButtonProps) {
  return (
    <UnstyledButton {...button} className={styles.item ?? ''} title={label}>
      <Icon size={18} stroke={1.7} />
      <span className={styles.word}>{label}</span>
      {count === 0 ? null : <span className={styles.count}>{count}</span>}
    </UnstyledButton>
  );
}
