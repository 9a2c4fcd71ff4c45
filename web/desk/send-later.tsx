import { useState } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { LaterTimes } from './later-times.tsx';

interface SendLaterProps {
  label: string;
  /** A clock without words, for a row that is full. */
  asIcon?: boolean;
  disabled?: boolean;
  choose(at: Date): void;
  opened?: boolean;
  setOpened?(opened: boolean): void;
}

/** When an answer shall go out: what people usually mean, or any time, by the company's clock. */
export function SendLater({ label, asIcon = false, choose, opened, setOpened, disabled = false }: SendLaterProps) {
  const [own, setOwn] = useState(false);
  const [open, set] = [opened ?? own, setOpened ?? setOwn];
  const take = (at: Date) => {
    set(false);
    choose(at);
  };
  return (
    <Menu opened={open} onChange={set} position="top-end" width={280} withinPortal trapFocus>
      <Menu.Target>
        {asIcon ? (
          <ActionIcon aria-label={label} title={label} disabled={disabled}>
            <IconClock size={17} stroke={1.7} />
          </ActionIcon>
        ) : (
          <Button variant="default" size="compact-sm" disabled={disabled}>
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>{open ? <LaterTimes take={take} /> : null}</Menu.Dropdown>
    </Menu>
  );
}
