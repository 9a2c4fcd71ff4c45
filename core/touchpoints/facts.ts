import { z } from 'zod';

/** A fact on the spine: a number, yes or no, or one word of a short list. Never free text, never an address. */
export type Fact = number | boolean | string;
export type Facts = Record<string, Fact>;

const word = /^[\p{L}\p{N}][\p{L}\p{N} _.+/:-]{0,59}$/u;

/** Whether a text may stand on the spine: short, of plain letters and digits, and not somebody's number. */
export function isFactWord(text: string): boolean {
  return word.test(text) && !/\d{7}/.test(text);
}

export const fact = z.union([
  z.number(),
  z.boolean(),
  z.string().refine((text) => isFactWord(text) || uuid.test(text), {
    error: 'is not a word of a short list; text and addresses belong into the detail',
  }),
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const factKey = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const personal =
  /phone|mobile|mail|address|street|name|^ip$|birth|^lat|^lon|zip|postal|iban|card|ssn|tax|token|secret/i;
const identifier = /(^|_)id$|Id$|number$|code$|sku$/;
const listed = new Set(
  'about currency status plan payment_method shipping_method carrier category channel device platform medium variant experiment reason type level tier segment size color method result state step language country stage'.split(
    ' ',
  ),
);
const mostFacts = 24;

/** The facts among the properties of a tracked event: numbers, flags and words of well-known lists, nothing personal. */
export function factsOf(properties: Record<string, unknown>): Facts {
  const facts: Facts = {};
  let left = mostFacts;
  for (const key in properties) {
    const value = properties[key];
    if (!isFact(key, value)) continue;
    facts[key] = value as Fact;
    if (--left === 0) break;
  }
  return facts;
}

function isFact(key: string, value: unknown): boolean {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) && named(key) && !identifier.test(key);
    case 'boolean':
      return named(key);
    case 'string':
      return listed.has(key) && isFactWord(value);
    default:
      return false;
  }
}

function named(key: string): boolean {
  return factKey.test(key) && !personal.test(key);
}

const digits = new Map<string, number>();

/** How many digits the smallest unit of a currency has behind the point: 2 for EUR, none for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    if (digits.size < 500) digits.set(currency, known);
  }
  return known;
}

/** Whether a fact says in which currency an amount is meant: a code such as `EUR`. */
export function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
}

/** An amount as people write it (84 euros, 8400 yen) in the smallest unit of its currency: 8400 either way. */
export function inMinorUnits(amount: number, currency: string): number {
  return Math.round(amount * 10 ** minorDigits(currency));
}

/** The money of an e-commerce event: `amount` in the smallest unit of its currency, from revenue, total, value or amount. */
export function moneyOf(properties: Record<string, unknown>): Money | undefined {
  const { revenue, total, value, amount: plain, currency } = properties;
  const amount = wholeUnits(revenue ?? total ?? value ?? plain);
  const code = typeof currency === 'string' ? currency.toUpperCase() : undefined;
  if (amount === undefined || !isCurrency(code)) return undefined;
  return { amount: inMinorUnits(amount, code), currency: code };
}

function wholeUnits(given: unknown): number | undefined {
  const amount = typeof given === 'string' && given !== '' ? Number(given) : given;
  return typeof amount === 'number' && Number.isFinite(amount) && Math.abs(amount) <= 1e12 ? amount : undefined;
}

type Money = { amount: number; currency: string };
