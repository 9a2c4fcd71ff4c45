import { t } from '@lingui/core/macro';
import { scales, type Scale } from '#core/touchpoints/scales.ts';
import { answerWord } from '../ui/scale-words.ts';

/** A score on its scale in few letters: `4/5`, `9/10`, thumbs as words. */
export function feelingWords({ scale, score }: { scale: Scale; score: number }): string {
  const mark = `${score}/${scales[scale].max}`;
  const said: Record<Scale, string> = {
    csat5: t`Satisfied ${mark}`,
    nps: t`Recommends ${mark}`,
    ces7: t`Easy ${mark}`,
    ces5: t({ message: `Effort ${mark}`, comment: 'how much effort it was, low is good' }),
    stars5: t`Stars ${mark}`,
    faces5: t({ message: `Face ${mark}`, comment: 'one of five faces, sad to happy' }),
    rating10: t({ message: `Rating ${mark}`, comment: 'a number that the customer gave' }),
    thumbs: mark,
    faces3: mark,
    expectation: mark,
    solved: mark,
  };
  return answerWord({ scale, score }) ?? said[scale];
}
