import { SegmentedControl } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { number } from '../ui/format.ts';
import type { Service } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';

/** Calendar time, or only the opening hours of it; without opening hours there is nothing to choose. */
export function TimeChoice({ kept }: { kept: boolean | undefined }) {
  const [{ time }, go] = usePlace();
  if (!(kept ?? time !== undefined)) return null;
  return (
    <SegmentedControl
      aria-label="Times are counted in"
      value={time ?? 'calendar'}
      onChange={(value) => go({ time: value as 'calendar' | 'opening' })}
      data={[
        { value: 'calendar', label: 'Calendar time' },
        { value: 'opening', label: 'Opening hours' },
      ]}
    />
  );
}

function whose(hours: Service['time']['hours']): string {
  const named = hours.filter(({ name }) => name !== null);
  const around = hours.find(({ name }) => name === null);
  const list = named.map(({ name, n }) => (hours.length === 1 ? `“${name}”` : `“${name}” (${number(n)} times)`));
  const rest = around === undefined ? '' : `; ${number(around.n)} around the clock, as no hours held then`;
  return list.length === 0 ? rest.slice(2) : `in the opening hours ${list.join(', ')}${rest}`;
}

/** By whose hours times are counted, and whether all of them are told yet. */
export function TimeWords({ time: { of, hours, kept, measuring } }: { time: Service['time'] }) {
  return (
    <>
      {measuring ? (
        <p className={styles.behind} role="status">
          <IconRefresh size={15} stroke={1.7} /> Times of former conversations are being worked out: those of responses
          and resolutions are not whole yet.
        </p>
      ) : null}
      {of === 'opening' && kept && hours.length > 0 ? (
        <p className={styles.whose}>
          Responses and resolutions are counted {whose(hours)}. <Link to="/settings/hours">Look at the hours</Link>
        </p>
      ) : null}
    </>
  );
}
