import { z } from 'zod';

/** A mail to somebody that was begun and not sent yet. */
const firstWords = z.object({ email: z.string(), name: z.string(), subject: z.string(), text: z.string() });
export type FirstWords = z.infer<typeof firstWords>;

export const noWords: FirstWords = { email: '', name: '', subject: '', text: '' };

function placeOf(owner: string): string {
  return `throughline.new-mail.${owner}`;
}

/** What was begun in this browser; empty when nothing was. `owner`: person and workspace. */
export function keptWords(owner: string): FirstWords {
  try {
    const read = firstWords.safeParse(JSON.parse(localStorage.getItem(placeOf(owner)) ?? 'null'));
    return read.success ? read.data : noWords;
  } catch {
    return noWords;
  }
}

/** Keeps what was begun until it is sent, or forgets it when it is empty. */
export function keepWords(owner: string, words: FirstWords): void {
  try {
    if (Object.values(words).every((text) => text.trim() === '')) localStorage.removeItem(placeOf(owner));
    else localStorage.setItem(placeOf(owner), JSON.stringify(words));
  } catch {
    // storage is forbidden or full: it lasts as long as the dialog
  }
}
