import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listPlaces } from '#core/contract/places.ts';
import { State } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';

type Place = WireOutputOf<typeof listPlaces>['items'][number];

/** A device shows itself every minute: after so many without a sign something is wrong with it, or with its connection. */
const silentMs = 10 * 60_000;

/** Whether a device is there, as it said itself. */
export function isSilent(seenAt: string): boolean {
  return Date.now() - Date.parse(seenAt) > silentMs;
}

/** How a place stands: closed, there, or silent since. */
export function PlaceState({ place: { kind, closed, link, seenAt } }: { place: Place }) {
  if (closed) return <State tone="plain">{t({ message: 'Closed', context: 'a place' })}</State>;
  if (link === null) return <State tone="warn">{t`Its survey is put away`}</State>;
  if (kind === 'poster') return <State tone="good">{t({ message: 'Open', context: 'a place' })}</State>;
  if (seenAt === null) return <State tone="plain">{t`Never seen`}</State>;
  return (
    <State tone={isSilent(seenAt) ? 'bad' : 'good'}>
      {isSilent(seenAt) ? t`Silent since` : t`Seen`} <Moment at={seenAt} />
    </State>
  );
}
