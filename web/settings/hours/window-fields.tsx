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

/** From–to, any number of times, typed. */
export function WindowFields({
  windows,
  onChange,
}: {
  windows: readonly Window[];
  onChange: (windows: Window[]) => void;
}) {
  const last = windows.at(-1);
  const next = last === undefined ? 540 : Math.min(last.until + 60, 1380);
  return (
    <div className={styles.fields}>
      {windows.length === 0 ? <p className="muted">Closed all day.</p> : null}
      {windows.map(({ from, until }, at) => (
        <div key={at} className={styles.window}>
          <TextInput
            type="time"
            aria-label={`Opens, ${at + 1}`}
            value={inputOf(from)}
            required
            onChange={({ currentTarget: { value } }) =>
              value === ''
                ? undefined
                : onChange(
                    windows.with(at, {
                      from: minutesOfClock(value),
                      until: endOf(minutesOfClock(value), inputOf(until)),
                    }),
                  )
            }
          />
          <span aria-hidden="true">–</span>
          <TextInput
            type="time"
            aria-label={`Closes, ${at + 1}`}
            value={inputOf(until)}
            required
            onChange={({ currentTarget: { value } }) =>
              value === '' ? undefined : onChange(windows.with(at, { from, until: endOf(from, value) }))
            }
          />
          <span className={styles.hint}>
            {until === minutesOfDay ? 'midnight' : until > minutesOfDay ? 'next day' : ''}
          </span>
          <ActionIcon aria-label={`Remove the ${at + 1}. window`} onClick={() => onChange(windows.toSpliced(at, 1))}>
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={windows.length >= 12}
        onClick={() => onChange([...windows, { from: next, until: Math.min(next + 240, minutesOfDay) }])}
      >
        {windows.length === 0 ? 'Open on this day' : 'Another window'}
      </Button>
    </div>
  );
}
