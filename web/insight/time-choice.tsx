import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { quoted } from '../ui/format.ts';
import type { Service } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';

/** Calendar time, or only the opening hours of it; without opening hours there is nothing to choose. */
export function TimeChoice({ kept }: { kept: boolean | undefined }) {
  const [{ time }, go] = usePlace();
  if (!(kept ?? time !== undefined)) return null;
  return (
    <SegmentedControl
      aria-label={t`Times are counted in`}
      value={time ?? 'calendar'}
      onChange={(value) => go({ time: value as 'calendar' | 'opening' })}
      data={[
        { value: 'calendar', label: t`Calendar time` },
        { value: 'opening', label: t`Opening hours` },
      ]}
    />
  );
}

function whose(hours: Service['time']['hours']): string {
  const named = hours.filter(({ name }) => name !== null);
  const around = hours.find(({ name }) => name === null);
  const list = named
    .map(({ name, n }) =>
      hours.length === 1 ? quoted(name ?? '') : plural(n, { one: `“${name}” (# time)`, other: `“${name}” (# times)` }),
    )
    .join(', ');
  const rest =
    around === undefined
      ? undefined
      : plural(ph({ times: around.n }), {
          one: '# around the clock, as no hours held then',
          other: '# around the clock, as no hours held then',
        });
  if (list === '') return rest ?? '';
  return rest === undefined ? t`in the opening hours ${list}` : t`in the opening hours ${list}; ${rest}`;
}

/** By whose hours times are counted, and whether all of them are told yet. */
export function TimeWords({ time: { of, hours, kept, measuring } }: { time: Service['time'] }) {
  return (
    <>
      {measuring ? (
        <p className={styles.behind} role="status">
          <IconRefresh size={15} stroke={1.7} />{' '}
          <Trans>
            Times of former conversations are being worked out: those of responses and resolutions are not whole yet.
          </Trans>
        </p>
      ) : null}
      {of === 'opening' && kept && hours.length > 0 ? (
        <p className={styles.whose}>
          <Trans>
            Responses and resolutions are counted {ph({ hours: whose(hours) })}.{' '}
            <Link to="/settings/hours">Look at the hours</Link>
          </Trans>
        </p>
      ) : null}
    </>
  );
}
