import { ph, t } from '@lingui/core/macro';
import { channelName } from '../ui/channel-names.ts';
import { plainDay } from '../ui/format.ts';
import { usualDays, type InsightPlace } from './place.ts';
import { periodWords } from './words.ts';

/** Of which days and channel what is listed comes, in words. */
export function whenWords({ days = usualDays, channel, by, bucket }: InsightPlace): string[] {
  const day = bucket === undefined ? '' : plainDay(bucket, { year: true });
  const when =
    bucket === undefined
      ? t`the last ${ph({ days: periodWords(days) })}`
      : by === 'week'
        ? t`the week from ${day}`
        : day;
  return channel === undefined ? [when] : [when, channelName(channel)];
}
