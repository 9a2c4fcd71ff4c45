/** Beginnings of event names → beginnings of the endpoint ids whose answers are old after such an event. */
export type Outdates = Readonly<Record<string, readonly string[]>>;

/** The endpoints that are outdated by an event of this name, after all maps together. */
export function outdatedBy(name: string, maps: readonly Outdates[]): string[] {
  const found = new Set<string>();
  for (const map of maps) {
    for (const [beginning, ids] of Object.entries(map)) {
      if (name.startsWith(beginning)) for (const id of ids) found.add(id);
    }
  }
  return [...found];
}
