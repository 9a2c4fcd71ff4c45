import { t } from '@lingui/core/macro';
import { fieldKey } from '#core/channels/search/asked-field.ts';
import { searchFilters, type FilterName } from '#core/channels/search/search-query.ts';

export interface Suggestion {
  /** What stands in the field once it is taken. */
  value: string;
  /** What it adds. */
  label: string;
  about: string;
}

/** What each filter narrows down to; what is typed is the same in every language. */
const filterWords: Record<FilterName, string> = {
  from: t`who wrote`,
  to: t`to whom we wrote`,
  tag: t`has the tag`,
  reason: t`why they wrote, or none`,
  stage: t`before, during or after the purchase`,
  status: t`open, waiting, on-hold, resolved, spam or a status of yours`,
  channel: t`mail, chat or form`,
  assignee: t`me, nobody or a name`,
  during: t`written on a day, or in a week, month or year`,
  before: t`written before a day, week, month or year`,
  after: t`written from a day, week, month or year on`,
  field: t`what is filled in: field:pieces>=3, or field:carrier alone`,
  slower: t`took longer, or goes on: slower:first-response>4h`,
  score: t`a score that was given: score:csat5<3`,
  has: t`with an attached file`,
  in: t`spam too`,
};

const movingDays = [
  ['today', t`moves with today`],
  ['yesterday', t`the day before today`],
  ['last-7-days', t`also last-3-weeks, last-2-months`],
  ['this-week', t`from Monday to Sunday`],
  ['last-week', t({ message: 'the one before', context: 'week' })],
  ['this-month', t({ message: 'all of it', context: 'month' })],
  ['last-month', t({ message: 'the one before', context: 'month' })],
] as const;

const values: Record<string, ReadonlyArray<readonly [string, string]>> = {
  during: movingDays,
  before: movingDays,
  after: movingDays,
  stage: [
    ['before', t`before the purchase`],
    ['during', t`while they buy`],
    ['after', t`after the purchase`],
  ],
  status: [
    ['open', t`waits for us`],
    ['waiting', t`waits for the customer`],
    ['on-hold', t`waits for somebody else`],
    ['resolved', t`settled`],
    ['spam', t`no customer’s matter`],
  ],
  channel: [
    ['mail', t`by mail`],
    ['chat', t`in the chat`],
    ['form', t`by a form`],
  ],
  assignee: [
    ['me', t`mine`],
    ['nobody', t`nobody’s`],
  ],
  slower: [
    ['first-response>4h', t`in opening hours`],
    ['next-response>1h', t`each answer after the first`],
    ['resolution>8h/calendar', t`by the calendar`],
    ['waiting>30m', t`waits now`],
  ],
  score: [
    ['csat5<3', t`satisfaction, 1 to 5`],
    ['nps<=6', t`recommendation, 0 to 10`],
    ['ces7<=3', t`made it easy, 1 to 7`],
  ],
  has: [['file', t`with an attached file`]],
  in: [['anywhere', t`spam too`]],
};

/** A field of the company, as far as it is offered. */
export interface SuggestedField {
  name: string;
  kind: string;
  archived: boolean;
  choices: ReadonlyArray<{ name: string; archived: boolean }>;
}

const kindWords: Readonly<Record<string, string>> = {
  text: t`all of it, or a beginning and *`,
  number: t`also >=, <=, > and <`,
  date: t`a day, a month, next-3-days, also >= …`,
  'yes-no': t`yes or no`,
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
      .map((field) => make(`${fieldKey(field.name)}=`, kindWords[field.kind] ?? t`one of its list`));
  const field = offered.find((each) => fieldKey(each.name) === name);
  const values = field === undefined ? [] : valuesOf(field);
  return values
    .filter((each) => each.startsWith(value) && each !== value)
    .map((each) => make(`${name}=${each} `, each === 'none' ? t`nothing is filled in` : (field?.name ?? '')));
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
    .filter((filter) => filter.startsWith(last))
    .map((filter) => ({
      value: `${before}${filter}:`,
      label: `${filter}:`,
      about: filterWords[filter],
    }));
}
