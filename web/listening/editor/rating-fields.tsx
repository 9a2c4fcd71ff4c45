import { t } from '@lingui/core/macro';
import { NumberInput, Select } from '@mantine/core';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { isScale, scales } from '#core/touchpoints/scales.ts';
import { FieldRow } from '../../ui/form.tsx';
import { scaleOptions } from '../../ui/scale-words.ts';
import type { QuestionPart } from './part.ts';
import { WordsInput } from './words-input.tsx';

type RatingPart = QuestionPart<QuestionOf<'rating'>>;

const looks = [
  { value: 'labels', label: t`Numbers and words` },
  { value: 'stars', label: t`Stars` },
  { value: 'smileys', label: t`Faces` },
];

const scaleChoices = [{ value: '', label: t`Numbers of its own` }, ...scaleOptions];

/** A scale with its look and the words at its ends. */
export function RatingFields(part: RatingPart) {
  const { question, put, ...around } = part;
  return (
    <>
      <ScaleFields {...part} />
      {isScale(question.scale) ? null : <OwnNumbers {...part} />}
      <FieldRow>
        <WordsInput
          {...around}
          label={t`Words at its beginning`}
          words={question.minRateDescription}
          onWords={(words) => put({ ...question, minRateDescription: words })}
        />
        <WordsInput
          {...around}
          label={t`Words at its end`}
          words={question.maxRateDescription}
          onWords={(words) => put({ ...question, maxRateDescription: words })}
        />
      </FieldRow>
    </>
  );
}

function ScaleFields({ question, put }: RatingPart) {
  const { scale: _, ...unscaled } = question;
  const ends = (name: string | null) =>
    isScale(name) ? { scale: name, rateMin: scales[name].min, rateMax: scales[name].max } : {};
  return (
    <FieldRow>
      <Select
        label={t`Scale`}
        description={t`Figures are made per scale and never mixed.`}
        data={scaleChoices}
        allowDeselect={false}
        value={question.scale ?? ''}
        onChange={(value) => put({ ...unscaled, ...ends(value) })}
      />
      <Select
        label={t`Shown as`}
        description={t`Pictures are another instrument than words: keep to one.`}
        data={looks}
        allowDeselect={false}
        value={question.rateType ?? 'labels'}
        onChange={(value) => put({ ...question, rateType: (value ?? 'labels') as 'labels' })}
      />
    </FieldRow>
  );
}

function OwnNumbers({ question, put }: RatingPart) {
  const limit = (value: string | number) => (typeof value === 'number' ? value : undefined);
  return (
    <FieldRow>
      <NumberInput
        label={t`From`}
        value={question.rateMin ?? 1}
        onChange={(value) => put({ ...question, rateMin: limit(value) })}
      />
      <NumberInput
        label={t`To`}
        value={question.rateMax ?? 5}
        onChange={(value) => put({ ...question, rateMax: limit(value) })}
      />
    </FieldRow>
  );
}
