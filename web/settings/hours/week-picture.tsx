import { Trans } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { minutesOfDay, type Window } from '#core/time/opening-hours.ts';
import { DayForm } from './day-form.tsx';
import { DayTrack } from './day-track.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './week-picture.module.css';
import { weekdays, windowsText } from './words.ts';

interface WeekProps {
  week: readonly Window[][];
  /** Left out: it is only looked at. */
  save?: ((week: Window[][], text: string) => Promise<void>) | undefined;
  change: (week: Window[][], text: string) => void;
}

/** What a day's windows leave for the next one. */
function overMidnight(windows: readonly Window[]): Window[] {
  return windows
    .filter(({ until }) => until > minutesOfDay)
    .map(({ until }) => ({ from: 0, until: until - minutesOfDay }));
}

/** The week at a glance: a bar for each window, by the clock of a day. */
export function WeekPicture({ week, save, change }: WeekProps) {
  const rows = week.map((windows, day) => ({ windows, day, weekday: weekdays[day] ?? '' }));
  return (
    <div className={styles.week}>
      <div className={styles.scale} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
      </div>
      {rows.map(({ windows, day, weekday }) => (
        <div key={weekday} className={styles.day}>
          <b>{weekday}</b>
          <DayTrack
            windows={windows}
            before={overMidnight(week.at(day - 1) ?? [])}
            onChange={
              save === undefined
                ? undefined
                : (after) => change(week.with(day, after), `${weekday}: ${windowsText(after)}`)
            }
          />
          <span className={styles.words} data-closed={windows.length === 0}>
            {windowsText(windows)}
          </span>
          {save === undefined ? null : (
            <Dialog
              open={
                <Trans>
                  Edit<VisuallyHidden> {weekday}</VisuallyHidden>
                </Trans>
              }
              size="compact-xs"
              variant="subtle"
              title={weekday}
            >
              {(close) => <DayForm day={day} week={week} save={save} close={close} />}
            </Dialog>
          )}
        </div>
      ))}
    </div>
  );
}
