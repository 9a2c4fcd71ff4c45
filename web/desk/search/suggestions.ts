import { searchFilters } from '#core/channels/search/search-query.ts';

export interface Suggestion {
  /** What stands in the field once it is taken. */
  value: string;
  /** What it adds. */
  label: string;
  about: string;
}

const values: Record<string, ReadonlyArray<readonly [string, string]>> = {
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

/** What may come next: values of the filter that is being typed, or filters that begin like the last word. */
export function suggestionsFor(typed: string): Suggestion[] {
  const at = typed.search(/\S*$/);
  const before = typed.slice(0, at);
  const last = typed.slice(at).toLowerCase();
  const [name = '', said] = last.split(':', 2);
  if (said !== undefined)
    return (values[name] ?? [])
      .filter(([value]) => value.startsWith(said) && value !== said)
      .map(([value, about]) => ({ value: `${before}${name}:${value} `, label: `${name}:${value}`, about }));
  return searchFilters
    .filter((filter) => filter.name.startsWith(last))
    .map((filter) => ({ value: `${before}${filter.name}:`, label: `${filter.name}:`, about: filter.about }));
}
