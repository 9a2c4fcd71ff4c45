import { idText, isObject } from './claims.ts';
import type { Loose } from './event-types.ts';

/** What traits of an identify call say about a customer, as `#customers` keeps it. */
export interface TraitAttributes {
  firstName?: string;
  lastName?: string;
  company?: string;
  language?: string;
  zone?: string;
  custom?: Record<string, string | number | boolean>;
}

const own: Readonly<Record<string, Exclude<keyof TraitAttributes, 'custom'>>> = {
  firstName: 'firstName',
  first_name: 'firstName',
  firstname: 'firstName',
  lastName: 'lastName',
  last_name: 'lastName',
  lastname: 'lastName',
  company: 'company',
  language: 'language',
  locale: 'language',
  timezone: 'zone',
};
/** Identifiers stand in the identity, not among the attributes; the name is taken apart. */
const elsewhere = new Set(['email', 'phone', 'id', 'userId', 'anonymousId', 'name']);
/** Whether they agreed to be asked for their opinion. */
export const consentTrait = 'consentToBeAsked';
const mostCustom = 50;
const longestText = 500;

/** The attributes among the traits; what is neither text, number nor yes-no is left out. */
export function attributesOf(traits: Loose): TraitAttributes {
  const attributes: TraitAttributes = namesOf(traits['name']);
  const custom: NonNullable<TraitAttributes['custom']> = {};
  for (const [key, value] of Object.entries(traits)) {
    const field = own[key];
    const text = textOf(value);
    if (field !== undefined && text !== undefined) attributes[field] = text;
    else if (isCustom(key, value) && Object.keys(custom).length < mostCustom) custom[key] = value;
  }
  return Object.keys(custom).length === 0 ? attributes : { ...attributes, custom };
}

function namesOf(name: unknown): TraitAttributes {
  const text = idText(name);
  if (text === undefined) return {};
  const at = text.lastIndexOf(' ');
  return at < 0 ? { firstName: text } : { firstName: text.slice(0, at).trim(), lastName: text.slice(at + 1) };
}

function textOf(value: unknown): string | undefined {
  return idText(isObject(value) ? value['name'] : value);
}

function isCustom(key: string, value: unknown): value is string | number | boolean {
  if (own[key] !== undefined || elsewhere.has(key) || key === consentTrait || key.length > 60) return false;
  return (
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    (typeof value === 'string' && value.length <= longestText)
  );
}
