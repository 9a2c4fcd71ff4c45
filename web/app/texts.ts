/** The language of the console: what the page says it is in. */
const language = (globalThis.document?.documentElement.lang ?? 'en').split('-')[0] ?? 'en';

/**
 * The words of a part of the console, by key. English is whole; another language may hold some and falls back to
 * English for the rest. A value is a text, or a function that makes one.
 */
export function texts<T extends Record<string, unknown>>(english: T, others: Record<string, Partial<T>> = {}): T {
  return { ...english, ...others[language] };
}

/** `1 answer`, `2 answers`. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
