/** What canned replies may name; what is not known of a customer stays in the text as it was written. */
const placeholder = /\{\{-?\s*(?:customer|agent|company|conversation)\.[^{}]{0,200}\}\}/g;

/** The placeholders that nothing was filled into, each once, as they stand there. */
export function unfilledIn(text: string): string[] {
  return [...new Set(text.match(placeholder))];
}
