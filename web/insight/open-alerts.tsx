import { t } from '@lingui/core/macro';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readAlerts } from '#core/contract/alerts.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { plainDay } from '../ui/format.ts';
import { aboutWords, scaleWords } from '../ui/scale-words.ts';
import styles from './insight.module.css';

type Alert = WireOutputOf<typeof readAlerts>['open'][number];

/** What has left its limits and not come back: a line each, which leads to its chart. */
export function OpenAlerts() {
  const { data } = useRead(readAlerts, {}, { every: 60_000 });
  if (data === undefined || data.open.length === 0) return null;
  return (
    <ul className={styles.alerts} aria-label={t`Alerts`}>
      {data.open.map((alert) => (
        <li key={`${alert.scale} ${alert.about} ${alert.channel ?? ''}`}>
          <IconBell size={15} stroke={1.7} aria-hidden="true" />
          <Link
            to="/insight/experience"
            search={{ scale: alert.scale, about: alert.about, channel: alert.channel ?? undefined }}
          >
            {alertText(alert)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function alertText({ scale, about, channel, side, start, by }: Alert): string {
  const figure = [scaleWords[scale].short, aboutWords[about], channel === null ? undefined : channelName(channel)]
    .filter((one) => one !== undefined)
    .join(', ');
  const day = plainDay(start, { year: true });
  if (by === 'week')
    return side === 'low'
      ? t`${figure}: lower than usual in the week from ${day}`
      : t`${figure}: higher than usual in the week from ${day}`;
  return side === 'low' ? t`${figure}: lower than usual on ${day}` : t`${figure}: higher than usual on ${day}`;
}
