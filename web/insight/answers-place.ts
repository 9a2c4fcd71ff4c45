import type { Experience } from './experience-page.tsx';
import type { InsightPlace } from './place.ts';

/** One group or point of a figure. */
export type Group = Pick<
  InsightPlace,
  'days' | 'channel' | 'touchpoint' | 'by' | 'bucket' | 'score' | 'fact' | 'from' | 'to' | 'word'
>;

/** Where the answers behind a figure stand: its measure, its period and channel, and the group that it is of. */
export function behind(
  { days, channel }: InsightPlace,
  { scale, about }: Pick<Experience, 'scale' | 'about'>,
  group: Group = {},
): InsightPlace {
  return { days, channel, scale, about, ...group };
}
