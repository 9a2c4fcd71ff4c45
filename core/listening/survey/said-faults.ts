import { saidIn, type Spoken } from './said.ts';
import type { Told } from './faults/fault.ts';
import type { PlayerWords } from './words/en.ts';

/** A sentence with what belongs in it. */
export function filledIn(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What is wrong with an answer, in words for whoever gave it; the definition's own where it has some. */
export function faultSentence({ code, limit, part, text }: Told, words: PlayerWords, spoken: Spoken): string {
  return (
    saidIn(text, spoken) ||
    filledIn(words[code], { ...(limit !== undefined && { limit }), ...(part !== undefined && { part }) })
  );
}
