import type { readAlerts } from '#core/contract/alerts.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';

export type Alerts = WireOutputOf<typeof readAlerts>;
export type Watched = Pick<Alerts['watches'][number], 'scale' | 'about' | 'channel'>;

/** Whether two are the same chart. */
export function isSame(one: Watched, other: Watched): boolean {
  return one.scale === other.scale && one.about === other.about && one.channel === other.channel;
}

/** Who hears of a chart. */
export function peopleOf(alerts: Alerts | undefined, chart: Watched): string[] {
  return alerts?.watches.find((one) => isSame(one, chart))?.people ?? [];
}
