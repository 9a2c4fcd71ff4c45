import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Button, Menu, TextInput } from '@mantine/core';
import { dayAndClock, zoneOfPages } from '../ui/format.ts';
import { inputOf, laterChoices, ofInput } from './later.ts';
import styles from './composer.module.css';

/** What people usually mean by later, or any time, by the company's clock. For within a menu. */
export function LaterChoices({ take }: { take: (at: Date) => void }): ReactNode {
  const zone = zoneOfPages();
  const [now] = useState(() => new Date());
  const [text, setText] = useState(() => inputOf(new Date(now.getTime() + 2 * 3_600_000), zone));
  const typed = ofInput(text, zone);
  const usable = typed !== undefined && typed.getTime() > now.getTime();
  return (
    <>
      {laterChoices(now, zone).map(({ label, at }, rank) => (
        <Menu.Item
          key={label}
          data-autofocus={rank === 0 ? true : undefined}
          rightSection={<small>{dayAndClock(at, now)}</small>}
          onClick={() => take(at)}
        >
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
          label={t`Date and time (${zone})`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={!usable}>
          <Trans context="verb">Set</Trans>
        </Button>
      </form>
    </>
  );
}
