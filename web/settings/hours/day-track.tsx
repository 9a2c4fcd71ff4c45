import { useRef, useState, type PointerEvent } from 'react';
import { minutesOfDay, type Window } from '#core/time/opening-hours.ts';
import { drawn, inOrder, moved } from './drag.ts';
import styles from './week-picture.module.css';
import { windowText } from './words.ts';

interface TrackProps {
  windows: readonly Window[];
  /** What comes over midnight from the day before. */
  before: readonly Window[];
  /** Left out: it is only looked at. */
  onChange?: ((windows: Window[]) => void) | undefined;
}

interface Drag {
  /** Which window, or a new one. */
  at: number | 'new';
  side: 'from' | 'until';
  start: number;
  minute: number;
}

const percent = (minute: number) => `${(Math.min(minute, minutesOfDay) / minutesOfDay) * 100}%`;
const place = ({ from, until }: Window) => ({ left: percent(from), right: `calc(100% - ${percent(until)})` });

function applied(windows: readonly Window[], before: readonly Window[], drag: Drag): Window[] {
  if (drag.at !== 'new') return windows.with(drag.at, moved(windows, drag.at, drag));
  const made = drawn([...windows, ...before], drag.start, drag.minute);
  return made === undefined ? [...windows] : inOrder([...windows, made]);
}

/** The hours of one day as bars. With the mouse a bar is drawn on what is free, and its ends are moved. */
export function DayTrack({ windows, before, onChange }: TrackProps) {
  const track = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const shown = drag === undefined ? windows : applied(windows, before, drag);
  const minuteAt = (event: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect();
    return Math.min(minutesOfDay, Math.max(0, ((event.clientX - left) / width) * minutesOfDay));
  };
  const begin = (event: PointerEvent, at: Drag['at'], side: Drag['side']) => {
    if (onChange === undefined || event.button !== 0 || event.pointerType === 'touch') return;
    event.stopPropagation();
    track.current?.setPointerCapture(event.pointerId);
    setDrag({ at, side, start: minuteAt(event), minute: minuteAt(event) });
  };
  const end = () => {
    if (drag === undefined) return;
    setDrag(undefined);
    const after = applied(windows, before, drag);
    if (JSON.stringify(after) !== JSON.stringify(windows)) onChange?.(after);
  };
  return (
    <div
      ref={track}
      className={styles.track}
      data-editable={onChange !== undefined}
      aria-hidden="true"
      onPointerDown={(event) => begin(event, 'new', 'until')}
      onPointerMove={(event) => drag && setDrag({ ...drag, minute: minuteAt(event) })}
      onPointerUp={end}
      onPointerCancel={() => setDrag(undefined)}
    >
      {before.map((window) => (
        <span key={window.until} className={styles.bar} data-before style={place(window)} />
      ))}
      {shown.map((window, at) => (
        <span
          key={at}
          className={styles.bar}
          style={place(window)}
          title={windowText(window)}
          onPointerDown={(event) => event.stopPropagation()}
        >
          {onChange === undefined ? null : (
            <>
              <i data-side="from" onPointerDown={(event) => begin(event, at, 'from')} />
              {window.until > minutesOfDay ? null : (
                <i data-side="until" onPointerDown={(event) => begin(event, at, 'until')} />
              )}
            </>
          )}
        </span>
      ))}
    </div>
  );
}
