import { useSyncExternalStore } from 'react';
import { ago, dayAndClock, fullMoment } from './format.ts';

const hearers = new Set<() => void>();
let tick = Date.now();

setInterval(() => {
  tick = Date.now();
  for (const hear of hearers) hear();
}, 15_000);

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** The current time for what is shown, anew every quarter of a minute. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, () => tick));
}

/** When something happened: short by default (`2 m`), or the day and hour; in full when pointed at. */
export function Moment({ at, long = false }: { at: string | Date; long?: boolean }) {
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={fullMoment(date)} className="nums">
      {long ? dayAndClock(date, now) : ago(date, now)}
    </time>
  );
}
