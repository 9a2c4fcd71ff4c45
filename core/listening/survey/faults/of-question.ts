import { isChoosing } from '../choices.ts';
import type { Question, QuestionOf } from '../definition.ts';
import type { Known } from '../expression/evaluate.ts';
import { isEmpty, same } from '../expression/values.ts';
import { maxDiffSets } from '../max-diff.ts';
import { priceKeys } from '../prices.ts';
import type { Told } from './fault.ts';
import { typedFault } from './typed.ts';
import { validatorFault } from './validators.ts';

/** What a question is looked at with. */
export interface Looked {
  known: Known;
  seed: string;
  required: boolean;
}

type Check<T extends Question['type']> = (question: QuestionOf<T>, value: unknown, looked: Looked) => Told | undefined;

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const valueOf = (row: string | number | boolean | { value: string | number | boolean }) =>
  String(typeof row === 'object' ? row.value : row);

function counted(
  { minSelectedChoices: least = 0, maxSelectedChoices: most = 0 }: QuestionOf<'checkbox' | 'ranking'>,
  value: unknown,
): Told | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length < least && !value.includes('none')) return { code: 'tooFew', limit: least };
  return most > 0 && value.length > most ? { code: 'tooMany', limit: most } : undefined;
}

const matrix: Check<'matrix'> = ({ rows, eachRowRequired, eachRowUnique }, value) => {
  const given = rows.map((row) => [valueOf(row), at(value, valueOf(row))] as const);
  const missing = eachRowRequired ? given.find(([, each]) => isEmpty(each)) : undefined;
  if (missing !== undefined) return { code: 'missingRow', part: missing[0] };
  const repeats = ([, each]: (typeof given)[number], index: number) =>
    !isEmpty(each) && given.slice(0, index).some(([, one]) => same(one, each));
  const twice = eachRowUnique ? given.find(repeats) : undefined;
  return twice === undefined ? undefined : { code: 'rowTwice', part: twice[0] };
};

const multipletext: Check<'multipletext'> = ({ items }, value, { known }) => {
  for (const item of items) {
    const part = at(value, item.name);
    const fault = isEmpty(part)
      ? item.isRequired && { code: 'missing' as const, text: item.requiredErrorText }
      : (typedFault(part, item) ?? validatorFault(part, item.validators, known));
    if (fault) return told({ ...fault, part: item.name });
  }
  return undefined;
};

/** `exactOptionalPropertyTypes`: words that are not there are no words. */
function told({ text, ...rest }: { [K in keyof Told]: Told[K] | undefined } & { code: Told['code'] }): Told {
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as unknown as Told;
  return text === undefined ? kept : { ...kept, text };
}

const maxdiff: Check<'maxdiff'> = (question, value, { seed, required }) => {
  const given = Array.isArray(value) ? value : [];
  const isWrong = (_set: unknown, index: number) => {
    const [best, worst] = [at(given[index], 'best'), at(given[index], 'worst')];
    const none = isEmpty(best) && isEmpty(worst);
    return none ? required : isEmpty(best) || isEmpty(worst) || same(best, worst);
  };
  const wrong = maxDiffSets(question, seed).findIndex(isWrong);
  return wrong === -1 ? undefined : { code: 'pickBoth', part: String(wrong + 1) };
};

const vanwestendorp: Check<'vanwestendorp'> = (_question, value) => {
  const prices = priceKeys.map((key) => [key, at(value, key)] as const);
  for (const [index, [part, price]] of prices.entries()) {
    if (isEmpty(price)) return { code: 'missingPart', part };
    const fault = typedFault(price, { inputType: 'number', min: 0 });
    if (fault !== undefined) return { ...fault, part };
    if (index > 0 && Number(price) < Number(prices[index - 1]![1])) return { code: 'pricesOrder', part };
  }
  return undefined;
};

const own: { readonly [T in Question['type']]?: Check<T> } = {
  checkbox: counted,
  ranking: counted,
  matrix,
  multipletext,
  maxdiff,
  vanwestendorp,
  text: (question, value) => typedFault(value, question),
  comment: ({ maxLength = -1 }, value) => typedFault(value, { maxLength }),
  slider: ({ min, max }, value) => typedFault(value, { inputType: 'number', min, max }),
};

const missing: { readonly [T in Question['type']]?: Told['code'] } = {
  radiogroup: 'missingChoice',
  dropdown: 'missingChoice',
  checkbox: 'missingChoice',
  rating: 'missingChoice',
  boolean: 'missingChoice',
  file: 'missingFile',
  consent: 'mustAgree',
  productrating: 'rateAll',
  maxdiff: 'pickBoth',
};

/** A consent with yes and no, each of which is an answer. */
function isSaidEitherWay(question: Question): boolean {
  return question.type === 'consent' && question.standsFor !== undefined;
}

/** Nothing is there: an unticked box is nothing too. */
function isMissing(question: Question, value: unknown): boolean {
  return isEmpty(value) || (question.type === 'consent' && !isSaidEitherWay(question) && value !== true);
}

/** Somebody chose `other` and said nothing. */
function otherFault(question: Question, value: unknown, { known }: Looked): Told | undefined {
  if (!isChoosing(question) || question.type === 'ranking' || question.showOtherItem !== true) return undefined;
  const chosen = Array.isArray(value) ? value.includes('other') : value === 'other';
  if (!chosen || !isEmpty(at(known.values, `${question.name}-Comment`))) return undefined;
  return told({ code: 'missingOther', text: question.otherErrorText });
}

/** Some fields, rows or choices must be given although the whole need not be. */
function partFault(question: Question, looked: Looked): Told | undefined {
  if (question.type === 'matrix') return matrix(question, {}, looked);
  if (question.type === 'checkbox') return counted(question, []);
  return question.type === 'multipletext' ? multipletext(question, {}, looked) : undefined;
}

type Answered = Exclude<Question, { type: 'statement' | 'expression' }>;

function unansweredFault(question: Answered, looked: Looked): Told | undefined {
  const code = isSaidEitherWay(question) ? 'missingChoice' : (missing[question.type] ?? 'missing');
  if (looked.required) return told({ code, text: question.requiredErrorText });
  // What answers must be to each other can be wrong while this one is not there.
  const together = question.validators?.filter(({ type }) => type === 'expression');
  return partFault(question, looked) ?? validatorFault(undefined, together, looked.known);
}

/** What is wrong with the answer to a question that is shown and can be answered. */
export function faultOf(question: Question, value: unknown, looked: Looked): Told | undefined {
  if (question.type === 'statement' || question.type === 'expression') return undefined;
  if (isMissing(question, value)) return unansweredFault(question, looked);
  const check = own[question.type] as Check<Question['type']> | undefined;
  return (
    check?.(question as never, value, looked) ??
    otherFault(question, value, looked) ??
    validatorFault(value, question.validators, looked.known)
  );
}
