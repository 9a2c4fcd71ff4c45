import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { LaterTimes } from './later-times.tsx';

interface SendLaterProps {
  label: string;
  /** Instead of the words, for a row that is full. */
  icon?: ReactNode;
  disabled?: boolean;
  /** Left out: small, as among other acts. */
  size?: 'sm';
  choose(at: Date): void;
  opened?: boolean;
  setOpened?(opened: boolean): void;
}

/** When an answer shall go out: what people usually mean, or any time, by the company's clock. */
export function SendLater({ label, icon, choose, opened, setOpened, size, disabled = false }: SendLaterProps) {
  const [own, setOwn] = useState(false);
  const [open, set] = [opened ?? own, setOpened ?? setOwn];
  const take = (at: Date) => {
    set(false);
    choose(at);
  };
  return (
    <Menu opened={open} onChange={set} position="top-end" width={280} withinPortal trapFocus>
      <Menu.Target>
        {icon ? (
          <ActionIcon aria-label={label} title={label} disabled={disabled}>
            {icon}
          </ActionIcon>
        ) : (
          <Button variant="default" size={size ?? 'compact-sm'} disabled={disabled}>
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>{open ? <LaterTimes take={take} /> : null}</Menu.Dropdown>
    </Menu>
  );
}
