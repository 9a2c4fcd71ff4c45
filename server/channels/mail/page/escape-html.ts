const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const letters: Record<string, string> = Object.fromEntries(
  Object.entries(signs).map(([letter, sign]) => [sign, letter]),
);

/** Words as they stand within HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (letter) => signs[letter] ?? letter);
}

/** The way back, for HTML that the sanitiser wrote: it knows no other signs. */
export function unescapeHtml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot);/g, (sign) => letters[sign] ?? sign);
}
