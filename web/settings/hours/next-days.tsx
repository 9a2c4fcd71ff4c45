import { minutesOfDay } from '#core/time/opening-hours.ts';
import type { Preview } from './calendar.ts';
import { DayTrack } from './day-track.tsx';
import styles from './week-picture.module.css';
import { dayText, minuteOf, windowsText } from './words.ts';

/** The next two weeks as they will be, with what makes a day special. */
export function NextDays({ preview, zone }: { preview: Preview; zone: string }) {
  return (
    <div className={styles.coming}>
      {preview.next.map(({ day, spans }) => {
        const special = preview.special.find((each) => each.day === day);
        const windows = spans.map(({ from, until }) => ({
          ...{ from: minuteOf(from, zone), until: minuteOf(until, zone) || minutesOfDay },
        }));
        return (
          <div key={day} title={`${dayText(day)}: ${windowsText(windows)}`}>
            <span className="nums">{dayText(day, { year: false })}</span>
            <div>
              <DayTrack windows={windows} before={[]} />
              {special === undefined ? null : <small>{special.name}</small>}
            </div>
          </div>
        );
      })}
    </div>
  );
}
