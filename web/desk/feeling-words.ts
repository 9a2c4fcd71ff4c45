import { scales, type Scale } from '#core/touchpoints/scales.ts';

/** A score on its scale in few letters: `4/5`, `9/10`, thumbs as words. */
export function feelingWords({ scale, score }: { scale: Scale; score: number }): string {
  if (scale === 'thumbs') return score > 0 ? 'Thumb up' : 'Thumb down';
  const name: Record<Exclude<Scale, 'thumbs'>, string> = {
    csat5: 'Satisfied',
    nps: 'Recommends',
    ces7: 'Easy',
    ces5: 'Easy',
    stars5: 'Stars',
  };
  return `${name[scale]} ${score}/${scales[scale].max}`;
}
