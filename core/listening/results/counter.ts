import { isScale } from '#core/touchpoints/scales.ts';
import type { Question, QuestionOf } from '../survey/definition.ts';
import { scoresOf } from '../survey/scale-range.ts';
import { bestWorstCounter } from './best-worst.ts';
import { choicesCounter, type Offers } from './choices.ts';
import { itemOf, itemsOf } from './items.ts';
import { numbersCounter } from './numbers.ts';
import { pricesCounter } from './price-curves.ts';
import { rankingCounter } from './ranking.ts';
import type { Counter, Item, Result, Speaking } from './result.ts';
import { ratingCounter, scaleCounter } from './scores.ts';
import { matrixCounter, partsCounter, productsCounter } from './tables.ts';

type Make<T extends Question['type']> = (editions: readonly QuestionOf<T>[], speaking: Speaking) => Counter;

const nothing = (result: Result): Counter => ({ add: () => undefined, result: () => result });

function offers<Q extends Question>(editions: readonly Q[], of: (question: Q) => Item[]): Offers {
  return new Map(editions.map((question) => [question, of(question)]));
}

const all = <Q extends Question>(editions: readonly Q[], of: (question: Q) => Item[]) => itemsOf(editions.map(of));

type Listed = QuestionOf<'radiogroup' | 'dropdown' | 'checkbox'>;

function listed(question: Listed, speaking: Speaking): Item[] {
  const { say, other, none } = speaking;
  const items = question.choices.map((choice) => itemOf(choice, speaking));
  if (question.showNoneItem) items.push({ value: 'none', text: say(question.noneText) || none });
  if (question.showOtherItem) items.push({ value: 'other', text: say(question.otherText) || other });
  return items;
}

/** Sean Ellis 2009: where 40 % would be very disappointed without it, a product fits its market. The question of our template. */
function ellis({ name, choices }: Listed): number | null {
  const values = choices.map((choice) => (typeof choice === 'object' ? choice.value : choice));
  return name === 'without' && values[0] === 'very' && values[1] === 'somewhat' ? 40 : null;
}

const chosen =
  (several: boolean) =>
  (editions: readonly Listed[], speaking: Speaking): Counter =>
    choicesCounter(
      offers(editions, (question) => listed(question, speaking)),
      { several, mark: ellis(editions[0]!) },
    );

const rating: Make<'rating'> = (editions, speaking) => {
  const named = (question: QuestionOf<'rating'>) =>
    (question.rateValues ?? scoresOf(question)).map((step) => itemOf(step, speaking));
  const steps = all(editions, named);
  const { scale } = editions[0]!;
  if (isScale(scale)) return scaleCounter(scale, steps);
  return steps.every(({ value }) => value.trim() !== '' && Number.isFinite(Number(value)))
    ? ratingCounter(steps)
    : choicesCounter(offers(editions, named), { several: false });
};

const written: Make<'text'> = ([question]) => {
  const { inputType = 'text', contact } = question!;
  if (inputType === 'number') return numbersCounter('number');
  if (inputType === 'time') return numbersCounter('time');
  if (inputType === 'date' || inputType === 'datetime-local' || inputType === 'month') return numbersCounter('date');
  return nothing({ kind: inputType === 'text' && contact === undefined ? 'words' : 'kept' });
};

const makers: { readonly [T in Question['type']]: Make<T> } = {
  rating,
  radiogroup: chosen(false),
  dropdown: chosen(false),
  checkbox: chosen(true),
  boolean: (editions, { say, yes, no }) =>
    choicesCounter(
      offers(editions, ({ valueTrue = true, valueFalse = false, labelTrue, labelFalse }) => [
        { value: String(valueTrue), text: say(labelTrue) || yes },
        { value: String(valueFalse), text: say(labelFalse) || no },
      ]),
      { several: false },
    ),
  consent: (editions, { yes, no }) =>
    choicesCounter(
      offers(editions, () => [
        { value: 'true', text: yes },
        { value: 'false', text: no },
      ]),
      { several: false },
    ),
  matrix: (editions, speaking) =>
    matrixCounter(
      all(editions, ({ rows }) => rows.map((row) => itemOf(row, speaking))),
      offers(editions, ({ columns }) => columns.map((column) => itemOf(column, speaking))),
    ),
  ranking: (editions, speaking) =>
    rankingCounter(all(editions, ({ choices }) => choices.map((choice) => itemOf(choice, speaking)))),
  maxdiff: (editions, speaking) =>
    bestWorstCounter(all(editions, ({ choices }) => choices.map((choice) => itemOf(choice, speaking)))),
  productrating: (editions, speaking) =>
    productsCounter(
      all(editions, ({ products = [] }) => products.map((product) => itemOf(product, speaking))),
      editions[0]!.rateMax ?? 5,
    ),
  vanwestendorp: ([question]) => pricesCounter(question!.currency),
  multipletext: (editions, { say }) =>
    partsCounter(
      all(editions, ({ items }) => items.map(({ name, title }) => ({ value: name, text: say(title) || name }))),
    ),
  slider: () => numbersCounter('number'),
  text: written,
  comment: () => nothing({ kind: 'words' }),
  file: () => nothing({ kind: 'kept' }),
  statement: () => nothing({ kind: 'kept' }),
  expression: () => nothing({ kind: 'kept' }),
};

/** What counts the answers to one question of several editions, the newest edition first. */
export function counterFor(editions: readonly Question[], speaking: Speaking): Counter {
  return (makers[editions[0]!.type] as Make<Question['type']>)(editions as never, speaking);
}
