import type { Given } from '#core/channels/form/shown-fields.ts';

/** Nobody goes on with a form after a week, and others may sit at the same machine. */
const life = 7 * 86_400_000;

/** What was typed and not sent, in this browser only; nothing where the browser keeps nothing. */
export function draftOf(key: string) {
  const name = `throughline-form:${key}`;
  return {
    read(): Given | undefined {
      try {
        const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as { at: number; values: Given } | null;
        return kept !== null && Date.now() - kept.at < life ? kept.values : undefined;
      } catch {
        return undefined;
      }
    },
    write(values: Given): void {
      try {
        localStorage.setItem(name, JSON.stringify({ at: Date.now(), values }));
      } catch {
        // A private window, or a frame that may keep nothing: then it lasts as long as the page.
      }
    },
    clear(): void {
      try {
        localStorage.removeItem(name);
      } catch {
        // As above.
      }
    },
  };
}
