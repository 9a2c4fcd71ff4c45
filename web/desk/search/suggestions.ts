import { fieldKey } from '#core/channels/search/asked-field.ts';
import { searchFilters } from '#core/channels/search/search-query.ts';

export interface Suggestion {
  /** What stands in the field once it is taken. */
  value: string;
  /** What it adds. */
  label: string;
  about: string;
}

const movingDays = [
  ['today', 'moves with today'],
  ['yesterday', 'the day before today'],
  ['last-7-days', 'also last-3-weeks, last-2-months'],
  ['this-week', 'from Monday to Sunday'],
  ['last-week', 'the one before'],
  ['this-month', 'all of it'],
  ['last-month', 'the one before'],
] as const;

const values: Record<string, ReadonlyArray<readonly [string, string]>> = {
  during: movingDays,
  before: movingDays,
  after: movingDays,
  stage: [
    ['before', 'before the purchase'],
    ['during', 'while they buy'],
    ['after', 'after the purchase'],
  ],
  status: [
    ['open', 'waits for us'],
    ['waiting', 'waits for the customer'],
    ['on-hold', 'waits for somebody else'],
    ['resolved', 'settled'],
    ['spam', 'no customer’s matter'],
  ],
  channel: [
    ['mail', 'by mail'],
    ['chat', 'in the chat'],
    ['form', 'by a form'],
  ],
  assignee: [
    ['me', 'mine'],
    ['nobody', 'nobody’s'],
  ],
  has: [['file', 'with an attached file']],
  in: [['anywhere', 'spam too']],
};

/** A field of the company, as far as it is offered. */
export interface SuggestedField {
  name: string;
  kind: string;
  archived: boolean;
  choices: ReadonlyArray<{ name: string; archived: boolean }>;
}

const kindWords: Readonly<Record<string, string>> = {
  text: 'all of it, or a beginning and *',
  number: 'also >=, <=, > and <',
  date: 'a day, a month, next-3-days, also >= …',
  'yes-no': 'yes or no',
};

function valuesOf({ kind, choices }: SuggestedField): string[] {
  if (kind === 'date') return ['today', 'yesterday', 'last-7-days', 'next-3-days', 'this-month', 'none'];
  if (kind === 'yes-no') return ['yes', 'no', 'none'];
  return [...choices.filter(({ archived }) => !archived).map(({ name }) => fieldKey(name)), 'none'];
}

/** Names of fields, then what may stand in them. */
function fieldSuggestions(before: string, said: string, fields: readonly SuggestedField[]): Suggestion[] {
  const [name = '', value] = said.split('=', 2);
  const offered = fields.filter(({ archived }) => !archived);
  const make = (text: string, about: string) => ({ value: `${before}field:${text}`, label: `field:${text}`, about });
  if (value === undefined)
    return offered
      .filter((field) => fieldKey(field.name).startsWith(name))
      .map((field) => make(`${fieldKey(field.name)}=`, kindWords[field.kind] ?? 'one of its list'));
  const field = offered.find((each) => fieldKey(each.name) === name);
  const values = field === undefined ? [] : valuesOf(field);
  return values
    .filter((each) => each.startsWith(value) && each !== value)
    .map((each) => make(`${name}=${each} `, each === 'none' ? 'nothing is filled in' : (field?.name ?? '')));
}

/** What may come next: values of the filter that is being typed, or filters that begin like the last word. */
export function suggestionsFor(typed: string, fields: readonly SuggestedField[] = []): Suggestion[] {
  const at = typed.search(/\S*$/);
  const before = typed.slice(0, at);
  const last = typed.slice(at).toLowerCase();
  const [name = '', said] = last.split(':', 2);
  if (name === 'field' && said !== undefined) return fieldSuggestions(before, said, fields);
  if (said !== undefined)
    return (values[name] ?? [])
      .filter(([value]) => value.startsWith(said) && value !== said)
      .map(([value, about]) => ({ value: `${before}${name}:${value} `, label: `${name}:${value}`, about }));
  return searchFilters
    .filter((filter) => filter.name.startsWith(last))
    .map((filter) => ({ value: `${before}${filter.name}:`, label: `${filter.name}:`, about: filter.about }));
}
