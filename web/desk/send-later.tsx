import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { dayAndClock, zoneOfPages } from '../ui/format.ts';
import { inputOf, laterChoices, ofInput } from './later.ts';
import styles from './composer.module.css';

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
      <Menu.Dropdown>{open ? <Times take={take} /> : null}</Menu.Dropdown>
    </Menu>
  );
}

function Times({ take }: { take: (at: Date) => void }): ReactNode {
  const zone = zoneOfPages();
  const [now] = useState(() => new Date());
  const [text, setText] = useState(() => inputOf(new Date(now.getTime() + 2 * 3_600_000), zone));
  const typed = ofInput(text, zone);
  const usable = typed !== undefined && typed.getTime() > now.getTime();
  return (
    <>
      {laterChoices(now, zone).map(({ label, at }) => (
        <Menu.Item key={label} rightSection={<small>{dayAndClock(at, now)}</small>} onClick={() => take(at)}>
          {label}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <form
        className={styles.pick}
        onSubmit={(event) => {
          event.preventDefault();
          if (usable) take(typed);
        }}
      >
        <TextInput
          type="datetime-local"
          size="xs"
          label={`Date and time (${zone})`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={!usable}>
          Set
        </Button>
      </form>
    </>
  );
}
