import { describeFact, objectOf, originOf } from './facts.ts';

interface Named {
  label: string;
  from: string;
}

/**
 * What each row of facts is called and where it comes from: `Days late`, and where facts of several things have that name,
 * `Days late · delivery`. A row of several facts names them all: `Channel and touchpoint`.
 */
export function titlesOf(rows: ReadonlyArray<readonly string[]>): Named[] {
  const names = namesOf(rows.flat());
  return rows.map((keys) => ({
    label: joined(keys.map((key) => names.get(key)!)),
    from: [...new Set(keys.map(originOf))].join(', '),
  }));
}

interface Name {
  label: string;
  object: string | null;
}

function namesOf(keys: readonly string[]): Map<string, Name> {
  const byLabel = Map.groupBy(keys, (key) => describeFact(key).label);
  const names = new Map<string, Name>();
  for (const [label, alike] of byLabel) {
    const byObject = Map.groupBy(alike, objectOf);
    for (const key of alike) {
      const shared = byObject.get(objectOf(key))!.length > 1;
      const object = alike.length === 1 ? null : shared ? lower(originOf(key)) : objectOf(key);
      names.set(key, { label, object });
    }
  }
  return names;
}

function joined(names: readonly Name[]): string {
  const parts = [...Map.groupBy(names, ({ label }) => label)].map(([label, alike]) => {
    const objects = alike.flatMap(({ object }) => object ?? []);
    return objects.length === 0 ? label : `${label} · ${listed(objects)}`;
  });
  return listed(parts.map((part, at) => (at === 0 ? part : lower(part))));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
