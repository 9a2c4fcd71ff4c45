import { isEmpty, same } from './values.ts';

// The comparisons of SurveyJS' expressions, one by one.

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(',');
  return typeof value === 'object' ? '[object Object]' : String(value as string | number | boolean);
}

/** What is not there is neither more nor less than anything. */
function less(left: unknown, right: unknown): boolean {
  if ([left, right].some((each) => each === undefined || each === null || typeof each === 'object')) return false;
  if (typeof left === 'string' && typeof right === 'string') return left < right;
  return Number(left) < Number(right);
}

/** Whether a list has all of these, or a text has these letters in it. */
function contains(left: unknown, right: unknown): boolean {
  if (isEmpty(left)) return false;
  if (!Array.isArray(left)) {
    const wanted = Array.isArray(right) && right.length === 1 ? right[0] : right;
    return (
      !isEmpty(wanted) &&
      wanted !== 0 &&
      wanted !== false &&
      asText(left).toLowerCase().includes(asText(wanted).toLowerCase())
    );
  }
  return (Array.isArray(right) ? right : [right]).every((each) => left.some((one) => same(one, each)));
}

/** Whether a list and another have something in common; everything has something in common with nothing. */
function anyOf(left: unknown, right: unknown): boolean {
  if (isEmpty(right)) return true;
  if (isEmpty(left)) return false;
  if (!Array.isArray(left)) return contains(right, left);
  return (Array.isArray(right) ? right : [right]).some((each) => contains(left, each));
}

/** Whether a list has all of another. */
function allOf(left: unknown, right: unknown): boolean {
  if (!Array.isArray(right)) return contains(left, right);
  return right.every((each) => contains(left, each));
}

const compared = {
  equal: same,
  notequal: (left: unknown, right: unknown) => !same(left, right),
  less,
  lessorequal: (left: unknown, right: unknown) => same(left, right) || less(left, right),
  greater: (left: unknown, right: unknown) => less(right, left),
  greaterorequal: (left: unknown, right: unknown) => same(left, right) || less(right, left),
  contains,
  notcontains: (left: unknown, right: unknown) => !contains(left, right),
  anyof: anyOf,
  noneof: (left: unknown, right: unknown) => !anyOf(left, right),
  allof: allOf,
};

export type Comparison = keyof typeof compared;
export const comparisons: Readonly<Record<Comparison, (left: unknown, right: unknown) => boolean>> = compared;

export function isComparison(operator: string): operator is Comparison {
  return Object.hasOwn(compared, operator);
}
