import { lookOfScale, type ScaleLook } from '#core/touchpoints/scale-looks.ts';
import type { QuestionOf } from './definition.ts';

/** How a rating is drawn: as its survey says, else as its scale usually is. */
export function lookOf({ scale, rateType, rateValues }: QuestionOf<'rating'>): ScaleLook {
  if (rateType === 'stars') return 'stars';
  if (rateType === 'smileys') return 'faces';
  const worded = rateValues?.some((each) => typeof each === 'object' && each.text !== undefined);
  return (scale === undefined ? undefined : lookOfScale[scale]) ?? (worded ? 'words' : 'numbers');
}
