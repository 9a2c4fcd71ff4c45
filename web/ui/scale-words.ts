import { t } from '@lingui/core/macro';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';

/** A scale, what its figure is called, and what stands after the number. */
export const scaleWords: Record<Scale, { name: string; short: string; unit: string }> = {
  csat5: { name: t`Satisfaction, 1 to 5`, short: t`CSAT`, unit: ' %' },
  nps: { name: t`Recommendation, 0 to 10`, short: t`NPS`, unit: '' },
  ces7: { name: t`Made it easy, 1 to 7`, short: t`Made it easy (CES 2.0)`, unit: ' %' },
  ces5: { name: t`Effort, 1 to 5, low is good`, short: t`Little effort (CES 1.0)`, unit: ' %' },
  stars5: { name: t`Stars, 1 to 5`, short: t`Stars`, unit: ' %' },
  thumbs: { name: t`Thumb down or up`, short: t`Thumbs up`, unit: ' %' },
  faces3: { name: t`Faces, sad to happy, of three`, short: t`Happy faces (of three)`, unit: ' %' },
  faces5: { name: t`Faces, sad to happy, of five`, short: t`Happy faces (of five)`, unit: ' %' },
  expectation: { name: t`Against what was expected`, short: t`As expected or better`, unit: ' %' },
  solved: { name: t`Is it solved?`, short: t({ message: 'Solved', context: 'answer' }), unit: ' %' },
  rating10: { name: t`Rating, 0 to 10`, short: t`Rating of 8 to 10`, unit: ' %' },
};

export const scaleOptions = Object.entries(scaleWords).map(([value, { name }]) => ({ value, label: name }));

/** What a feeling is about, behind the name of its scale. */
export const aboutWords: Record<FeelingObject, string> = {
  contact: t`of a contact`,
  touchpoint: t`of a touchpoint`,
  journey: t`of a journey`,
  relationship: t`of the relationship`,
};

const answers: Partial<Record<Scale, Readonly<Record<number, string>>>> = {
  thumbs: { 0: t`Thumb down`, 1: t`Thumb up` },
  faces3: { 1: t`Sad face`, 2: t`Neutral face`, 3: t`Happy face` },
  expectation: { 1: t`Worse than expected`, 2: t`As expected`, 3: t`Better than expected` },
  solved: {
    1: t({ message: 'Not solved', context: 'answer' }),
    2: t({ message: 'Partly solved', context: 'answer' }),
    3: t({ message: 'Solved', context: 'answer' }),
  },
};

/** An answer that is a word or a picture, in words; undefined for a number. */
export function answerWord({ scale, score }: { scale: Scale; score: number }): string | undefined {
  return answers[scale]?.[score];
}
