import { t } from '@lingui/core/macro';
import type { Question } from '#core/listening/survey/definition.ts';
import { isScale, scales, type Scale } from '#core/touchpoints/scales.ts';
import { scaleWords } from '../../ui/scale-words.ts';

type Kind = Question['type'];

/** What a kind of question is called. */
export const kindNames: Record<Kind, string> = {
  rating: t`Rating`,
  radiogroup: t`One choice`,
  dropdown: t`One choice from a list`,
  checkbox: t`Several choices`,
  ranking: t`Put in order`,
  boolean: t`Yes or no`,
  matrix: t`Rows and columns`,
  comment: t`Long text`,
  text: t({ message: 'Text', context: 'kind of field' }),
  multipletext: t`Several short texts`,
  slider: t`Slider`,
  file: t`Photo, voice or file`,
  maxdiff: t`Best and worst (MaxDiff)`,
  vanwestendorp: t`Four prices (Van Westendorp)`,
  consent: t({ message: 'Consent', context: 'kind of question' }),
  productrating: t`Products with stars`,
  statement: t`Words to read`,
  expression: t`Calculated`,
};

/** The scales in the order they are offered. */
export const offeredScales = Object.keys(scales).filter(isScale);

/** What is offered under “Add a question”: feelings first, since they are what figures are made of. */
export const offeredKinds: ReadonlyArray<{ label: string; kinds: readonly Kind[] }> = [
  { label: t`Choices`, kinds: ['radiogroup', 'checkbox', 'dropdown', 'boolean', 'ranking', 'matrix'] },
  { label: t`In their own words`, kinds: ['comment', 'text', 'multipletext', 'file'] },
  { label: t`Numbers`, kinds: ['rating', 'slider', 'productrating'] },
  { label: t`Research`, kinds: ['maxdiff', 'vanwestendorp'] },
  { label: t`Around the questions`, kinds: ['statement', 'consent', 'expression'] },
];

const choice = (number: number) => ({ value: `item${number}`, text: t`Choice ${number}` });
const twoChoices = () => [choice(1), choice(2)];

const begun: { [K in Kind]: (name: string) => Extract<Question, { type: K }> } = {
  rating: (name) => ({ type: 'rating', name, rateMin: 1, rateMax: 5 }),
  radiogroup: (name) => ({ type: 'radiogroup', name, choices: twoChoices() }),
  dropdown: (name) => ({ type: 'dropdown', name, choices: twoChoices() }),
  checkbox: (name) => ({ type: 'checkbox', name, choices: twoChoices() }),
  ranking: (name) => ({ type: 'ranking', name, choices: twoChoices() }),
  boolean: (name) => ({ type: 'boolean', name }),
  matrix: (name) => ({ type: 'matrix', name, columns: twoChoices(), rows: twoChoices() }),
  comment: (name) => ({ type: 'comment', name, rows: 4 }),
  text: (name) => ({ type: 'text', name, inputType: 'text' }),
  multipletext: (name) => ({ type: 'multipletext', name, items: [{ name: 'text1' }, { name: 'text2' }] }),
  slider: (name) => ({ type: 'slider', name, min: 0, max: 100, step: 1 }),
  file: (name) => ({ type: 'file', name, takes: 'photo' }),
  maxdiff: (name) => ({ type: 'maxdiff', name, choices: [choice(1), choice(2), choice(3), choice(4)], perSet: 3 }),
  vanwestendorp: (name) => ({ type: 'vanwestendorp', name, currency: 'EUR' }),
  consent: (name) => ({ type: 'consent', name, text: t`I agree.` }),
  productrating: (name) => ({ type: 'productrating', name, products: twoChoices(), rateMax: 5 }),
  statement: (name) => ({ type: 'statement', name, text: t`Write here what they shall read.` }),
  expression: (name) => ({ type: 'expression', name, expression: '1 + 1' }),
};

/** A new question of a kind, ready to be filled in. */
export function beginQuestion(kind: Kind, name: string): Question {
  return begun[kind](name);
}

/** A new question on a scale, as it is usually asked in English. */
export function beginScaled(scale: Scale, name: string): Question {
  const { min, max, question } = scales[scale];
  const title = question.replace('{{company}}', '{company}').replace('{{touchpoint}}', '{company}');
  return { type: 'rating', name, scale, title: { en: title }, rateMin: min, rateMax: max, isRequired: true };
}

/** What a question is called in the list: its scale where it has one. */
export function kindOf(question: Question): string {
  return question.type === 'rating' && isScale(question.scale)
    ? scaleWords[question.scale].name
    : kindNames[question.type];
}
