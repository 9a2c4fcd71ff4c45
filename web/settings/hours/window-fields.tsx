import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { clockText, minutesOfClock } from '#core/time/check-windows.ts';
import { minutesOfDay, type Window } from '#core/time/opening-hours.ts';
import styles from './week-picture.module.css';

const inputOf = (minutes: number) => clockText(minutes % minutesOfDay);

/** An end that is not after the beginning is on the next day; midnight is the end of the day. */
function endOf(from: number, clock: string): number {
  const until = minutesOfClock(clock);
  return until > from ? until : until + minutesOfDay;
}

interface WindowFieldsProps {
  windows: readonly Window[];
  onChange: (windows: Window[]) => void;
}

/** From–to, any number of times, typed. */
export function WindowFields({ windows, onChange }: WindowFieldsProps) {
  const last = windows.at(-1);
  const next = last === undefined ? 540 : Math.min(last.until + 60, 1380);
  return (
    <div className={styles.fields}>
      {windows.length === 0 ? (
        <p className="muted">
          <Trans>Closed all day.</Trans>
        </p>
      ) : null}
      {windows.map((window, at) => (
        <OneWindow
          key={at}
          window={window}
          number={at + 1}
          onChange={(changed) => onChange(changed === undefined ? windows.toSpliced(at, 1) : windows.with(at, changed))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={windows.length >= 12}
        onClick={() => onChange([...windows, { from: next, until: Math.min(next + 240, minutesOfDay) }])}
      >
        {windows.length === 0
          ? t`Open on this day`
          : t({ message: 'Another window', comment: 'a span of opening hours' })}
      </Button>
    </div>
  );
}

interface OneWindowProps {
  window: Window;
  /** 1 for the first of the day. */
  number: number;
  /** Undefined: it is taken out. */
  onChange: (window: Window | undefined) => void;
}

function OneWindow({ window: { from, until }, number, onChange }: OneWindowProps) {
  return (
    <div className={styles.window}>
      <TextInput
        type="time"
        aria-label={t({ message: `Opens, ${number}`, comment: 'the time at which it opens, of window 1, 2 …' })}
        value={inputOf(from)}
        required
        onChange={({ currentTarget: { value } }) =>
          value === ''
            ? undefined
            : onChange({ from: minutesOfClock(value), until: endOf(minutesOfClock(value), inputOf(until)) })
        }
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="time"
        aria-label={t({ message: `Closes, ${number}`, comment: 'the time at which it closes, of window 1, 2 …' })}
        value={inputOf(until)}
        required
        onChange={({ currentTarget: { value } }) =>
          value === '' ? undefined : onChange({ from, until: endOf(from, value) })
        }
      />
      <span className={styles.hint}>
        {until === minutesOfDay ? t`midnight` : until > minutesOfDay ? t`next day` : ''}
      </span>
      <ActionIcon
        aria-label={t({ message: `Remove the ${number}. window`, comment: 'a span of opening hours' })}
        onClick={() => onChange(undefined)}
      >
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
