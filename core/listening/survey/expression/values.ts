// What values are to each other, as SurveyJS has it, so that an imported survey goes the same way.

/** Nothing was given: neither false nor 0 is nothing, a list or a table without anything in it is. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '' || Number.isNaN(value);
}

/** No number and no word of ours is longer: what is, is not looked at letter by letter. */
const longestNumeral = 400;

const numeral = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/i;

/** The number that letters stand for; one with a zero in front (of a telephone, of a place) stays as it is, and so does a very long one. */
export function numberIn(text: string): number | undefined {
  const trimmed = text.trim();
  if (!numeral.test(trimmed) || /^0\d/.test(text) || /^\d{16,}$/.test(trimmed)) return undefined;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** A value as it counts in an expression: `'5'` is 5 and `'true'` is true. */
export function counted(value: unknown): unknown {
  if (typeof value !== 'string' || value === '' || value.length > longestNumeral) return value;
  const spelling = value.toLowerCase();
  if (spelling === 'true' || spelling === 'false') return spelling === 'true';
  return numberIn(value) ?? value;
}

const plainly = (text: string) => text.trim().toLowerCase();

function sameLists(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  const ordered = [left, right].map((each) => each.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));
  return ordered[0]!.every((each, at) => same(each, ordered[1]![at]));
}

function sameTables(left: object, right: object): boolean {
  const keys = Object.keys(left);
  const others = right as Record<string, unknown>;
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && same((left as Record<string, unknown>)[key], others[key]));
}

function sameObjects(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) || Array.isArray(right))
    return Array.isArray(left) && Array.isArray(right) && sameLists(left, right);
  return typeof left === 'object' && typeof right === 'object' && sameTables(left!, right!);
}

function samePlain(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return plainly(left) === plainly(right);
  const [one, other] = [counted(left), counted(right)];
  return typeof one === 'boolean' || typeof other === 'boolean' ? Number(one) === Number(other) : one === other;
}

/** Whether two values mean the same: capital letters, spaces around and the order of a list do not count. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  return typeof left === 'object' || typeof right === 'object' ? sameObjects(left, right) : samePlain(left, right);
}
