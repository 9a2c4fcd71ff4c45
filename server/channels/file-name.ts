const longest = 200;

/**
 * A file's name as a stranger gave it, fit to be shown and kept: no folders, no control characters, none of the marks that
 * turn the direction of writing (`invoice\u202Egnp.exe` would look like `invoiceexe.png`). May be empty.
 */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '');
  return clean.trim().slice(-longest).toWellFormed();
}
