import { digitsOf, isCard, isIban } from './check-digits.ts';
import type { Found, PersonalKind } from './kinds.ts';
import { isFour } from './networks.ts';

/** Between the groups of a number that people write; signs that nobody sees among them. */
const between = String.raw`[ \u00A0\u202F\p{Cf}.()/\u2010-\u2015-]`;
const groups = new RegExp(String.raw`[+(]?\p{Nd}(?:${between}{0,3}\p{Nd}){3,40}`, 'gu');
const account = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00A0\u202F.-]{0,2}[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu;
/** Letters and digits in one: order numbers, vouchers, tickets, parcels. */
const code = /(?<![\p{L}\p{N}])#?[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu;
const fewestDigitsOfCode = 3;

const days = /^(?:\p{Nd}{4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}|\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{2,4})$/u;

/** Whether it can be a day of a calendar, in any order of its parts. */
function isDay(text: string): boolean {
  if (!days.test(text)) return false;
  const parts = text.split(/[-./]/).map((part) => Number(digitsOf(part).join('')));
  const [one = 0, other = 0] = digitsOf(text.slice(0, 4)).length === 4 ? parts.slice(1) : parts;
  return Math.min(one, other) >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
}

const fewestDigits = 5;
const shortestPhone = 7;
const longestPhone = 15;

function kindOfDigits(text: string): PersonalKind | undefined {
  if (isDay(text)) return undefined;
  const digits = digitsOf(text);
  if (digits.length >= fewestDigits && isFour(text)) return 'network';
  if (isCard(digits)) return 'card';
  const isDialled = /^[+(]/.test(text) || digits[0] === 0;
  if (isDialled && digits.length >= shortestPhone && digits.length <= longestPhone) return 'phone';
  return digits.length >= fewestDigits ? 'number' : undefined;
}

/** As many of the groups of letters as make up a right account number, from the left: what follows it may be words. */
function ibanIn(text: string): string | undefined {
  for (let length = text.length; length >= 15; length--) {
    const part = text.slice(0, length);
    if (/[\p{L}\p{N}]$/u.test(part) && isIban(part)) return part;
  }
  return undefined;
}

function accountsIn(text: string): Found[] {
  return [...text.matchAll(account)].flatMap(({ 0: whole, index }) => {
    const iban = ibanIn(whole);
    return iban === undefined ? [] : [{ from: index, to: index + iban.length, kind: 'iban' as const }];
  });
}

/** Account numbers, cards, phones, and any other run of five digits or code with three: what belongs to one person or order. */
export function numbersIn(text: string): Found[] {
  const digits = [...text.matchAll(groups)].flatMap(({ 0: whole, index }) => {
    const kind = kindOfDigits(whole);
    return kind === undefined ? [] : [{ from: index, to: index + whole.length, kind }];
  });
  const codes = [...text.matchAll(code)]
    .filter(
      ([whole]) =>
        /\p{L}/u.test(whole) &&
        digitsOf(whole).length >= fewestDigitsOfCode &&
        !/^\p{Nd}+(?:st|nd|rd|th|x|km|kg|mm|cm|ml|gb|mb)$/iu.test(whole),
    )
    .map(({ 0: whole, index }): Found => ({ from: index, to: index + whole.length, kind: 'number' }));
  return [...accountsIn(text), ...digits, ...codes];
}

const letterOf: Readonly<Record<string, string>> = {
  '#': String.raw`\p{Nd}`,
  '@': String.raw`\p{L}`,
  '*': String.raw`[\p{L}\p{Nd}]{1,40}`,
};

/** Numbers that look as the workspace says its own do. */
export function patternsIn(text: string, patterns: readonly string[]): Found[] {
  return patterns.flatMap((pattern) => {
    const inner = Array.from(pattern).map(
      (letter) => letterOf[letter] ?? letter.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`),
    );
    const like = new RegExp(String.raw`(?<![\p{L}\p{N}])${inner.join('')}(?![\p{L}\p{N}])`, 'giu');
    return [...text.matchAll(like)].map(({ 0: whole, index }): Found => {
      return { from: index, to: index + whole.length, kind: 'number' };
    });
  });
}
