import type { World } from '#platform';

/** What DNS said: records, none, or that it could not be asked. */
export type Looked<T> = { records: T[] } | { unknown: string };

const none = new Set(['ENOTFOUND', 'ENODATA']);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}

/** Whether an error of DNS says that there is no such record; every other one says that nobody knows. */
export function saysNone(error: unknown): boolean {
  return none.has(codeOf(error));
}

async function asked<T>(answer: Promise<T[]>): Promise<Looked<T>> {
  try {
    return { records: await answer };
  } catch (error) {
    return saysNone(error) ? { records: [] } : { unknown: `DNS did not answer (${codeOf(error)}).` };
  }
}

/** The text records of a name, each as one text. */
export function texts(world: World, name: string): Promise<Looked<string>> {
  return asked(world.resolve(name, 'TXT').then((all) => all.map((chunks) => chunks.join(''))));
}

/** Where mail for a name goes, best first. */
export function exchanges(world: World, name: string): Promise<Looked<{ exchange: string; priority: number }>> {
  return asked(world.resolve(name, 'MX').then((all) => all.toSorted((a, b) => a.priority - b.priority)));
}

/** The addresses of a server. */
export async function addresses(world: World, name: string): Promise<Looked<string>> {
  const [four, six] = [await asked(world.resolve(name, 'A')), await asked(world.resolve(name, 'AAAA'))];
  const found = [four, six].flatMap((each) => ('records' in each ? each.records : []));
  if (found.length > 0) return { records: found };
  return 'unknown' in four ? four : six;
}
