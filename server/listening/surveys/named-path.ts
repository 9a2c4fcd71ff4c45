/** What people find the parts of a definition by. */
const called: Readonly<Record<string, string>> = { pages: 'page', elements: 'question', templateElements: 'question' };

type Key = PropertyKey;

const within = (value: unknown, key: Key): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<Key, unknown>)[key] : undefined;

function nameOf(value: unknown, at: number): string {
  const name = within(value, 'name');
  return typeof name === 'string' && name !== '' ? `“${name.slice(0, 80)}”` : String(at + 1);
}

function kindOf(list: Key, value: unknown): string {
  return within(value, 'type') === 'panel' ? 'panel' : called[String(list)]!;
}

/** Says where in a definition something stands: `page “one”, question “how”: rateMax`. Pages and questions without a name are counted from 1. */
export function namedPath(definition: unknown, path: readonly Key[]): string {
  const parts: string[] = [];
  const rest: string[] = [];
  let value = definition;
  let list: Key | undefined;
  for (const key of path) {
    value = within(value, key);
    if (typeof key === 'number' && list !== undefined && rest.length === 1 && String(list) in called) {
      rest.pop();
      parts.push(`${kindOf(list, value)} ${nameOf(value, key)}`);
    } else rest.push(String(key));
    list = key;
  }
  const field = rest.join('.');
  if (parts.length === 0) return field;
  return field === '' ? parts.join(', ') : `${parts.join(', ')}: ${field}`;
}
