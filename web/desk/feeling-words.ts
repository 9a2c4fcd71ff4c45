import { t } from '@lingui/core/macro';
import { scales, type Scale } from '#core/touchpoints/scales.ts';

/** A score on its scale in few letters: `4/5`, `9/10`, thumbs as words. */
export function feelingWords({ scale, score }: { scale: Scale; score: number }): string {
  if (scale === 'thumbs') return score > 0 ? t`Thumb up` : t`Thumb down`;
  const mark = `${score}/${scales[scale].max}`;
  const said: Record<Exclude<Scale, 'thumbs'>, string> = {
    csat5: t`Satisfied ${mark}`,
    nps: t`Recommends ${mark}`,
    ces7: t`Easy ${mark}`,
    ces5: t`Easy ${mark}`,
    stars5: t`Stars ${mark}`,
  };
  return said[scale];
}
