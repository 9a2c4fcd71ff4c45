import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Button } from '@mantine/core';
import styles from './marks.module.css';

interface MarkButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'color' | 'style' | 'title' | 'disabled'> {
  icon: ReactNode;
  title: string;
  /** It is put on the conversation. */
  on?: boolean;
}

/** One of the marks below the head of a conversation; where there is little room its icon alone. */
export function MarkButton({ icon, on = false, className = '', ...rest }: MarkButtonProps) {
  return (
    <Button
      variant="subtle"
      color={on ? 'accent' : 'gray'}
      size="compact-sm"
      className={`${styles.button} ${className}`}
      leftSection={icon}
      {...rest}
    />
  );
}
