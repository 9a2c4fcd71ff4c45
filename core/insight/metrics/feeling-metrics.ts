import {
  feelingObjects,
  hasMean,
  scaleNames,
  scales,
  type FeelingObject,
  type Scale,
} from '#core/touchpoints/scales.ts';

export interface FeelingMetricId {
  id: string;
  scale: Scale;
  about: FeelingObject;
  type: 'share' | 'nps' | 'mean';
}

function ofMeasure(scale: Scale, about: FeelingObject): FeelingMetricId[] {
  const id = `${scale}_${about}`;
  const whole = { id, scale, about, type: scales[scale].figure === 'nps' ? 'nps' : 'share' } as const;
  return hasMean(scale) ? [whole, { id: `${id}_mean`, scale, about, type: 'mean' }] : [whole];
}

/** The metrics of each scale about each kind of thing: `csat5_contact`, `csat5_contact_mean`. */
export const feelingMetricIds: FeelingMetricId[] = scaleNames.flatMap((scale) =>
  feelingObjects.flatMap((about) => ofMeasure(scale, about)),
);
