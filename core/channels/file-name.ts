import { plainLine } from './plain-line.ts';

const longest = 200;

/** A file's name as a stranger gave it, fit to be shown and kept: no folders, nothing that is not seen. May be empty. */
export function fileName(given: string): string {
  return plainLine(given.split(/[/\\]/).at(-1) ?? '')
    .trim()
    .slice(-longest)
    .toWellFormed();
}
