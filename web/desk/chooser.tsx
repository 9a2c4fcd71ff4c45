import type { ReactElement, ReactNode } from 'react';
import { Popover } from '@mantine/core';

interface ChooserProps {
  opened: boolean;
  open(): void;
  close(): void;
  width: number;
  className: string | undefined;
  /** The button under which it opens. */
  button: ReactElement;
  children: ReactNode;
}

/** Something to choose from under its button; the focus goes into it and comes back. */
export function Chooser({ opened, open, close, width, className, button, children }: ChooserProps) {
  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? open() : close())}
      position="bottom-start"
      width={width}
      trapFocus
      returnFocus
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown className={className ?? ''}>{opened ? children : null}</Popover.Dropdown>
    </Popover>
  );
}
