/**
 * Stands in the page for `core/listening/survey/pattern.ts` (build.ts): a browser has patterns of its own, and one that takes long there keeps
 * only the person waiting who wrote so. The server, which many wait for, reads them in its own way.
 */
export type Pattern = (value: string) => boolean;

export function patternOf(text: string, caseInsensitive = false): Pattern {
  const flags = caseInsensitive ? 'i' : '';
  let pattern: RegExp;
  try {
    pattern = new RegExp(text, `${flags}u`);
  } catch {
    pattern = new RegExp(text, flags);
  }
  return (value) => pattern.test(value);
}
