import type { Question, SurveyDefinition } from './definition.ts';
import { placedQuestions } from './walk.ts';

/** Seconds that an answer takes about, by the kind of question; rows, fields and sets count each. */
const seconds: Readonly<Record<Question['type'], number>> = {
  rating: 7,
  radiogroup: 8,
  dropdown: 8,
  checkbox: 12,
  ranking: 30,
  boolean: 5,
  matrix: 6,
  comment: 30,
  text: 10,
  multipletext: 8,
  slider: 8,
  file: 30,
  maxdiff: 12,
  vanwestendorp: 45,
  consent: 6,
  productrating: 5,
  statement: 6,
  expression: 0,
};

function timesOf(question: Question): number {
  switch (question.type) {
    case 'matrix':
      return question.rows.length;
    case 'multipletext':
      return question.items.length;
    case 'maxdiff':
      return question.sets ?? Math.ceil((question.choices.length * 3) / (question.perSet ?? 4));
    case 'productrating':
      return question.products?.length ?? 3;
    default:
      return 1;
  }
}

/** About how long a survey takes, in seconds, were every question of it shown. */
export function durationOf(definition: SurveyDefinition): number {
  return placedQuestions(definition).reduce((sum, { question }) => sum + seconds[question.type] * timesOf(question), 0);
}
