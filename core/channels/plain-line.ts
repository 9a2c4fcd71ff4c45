/**
 * A stranger's words for one line beside ours, such as a name: no control characters, none of the marks that turn the direction
 * of writing (`invoice\u202Egnp.exe` would look like `invoiceexe.png`).
 */
export function plainLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '').toWellFormed();
}
