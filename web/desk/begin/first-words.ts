import { z } from 'zod';
import { keptCopies } from '#core/channels/copies.ts';
import { stages } from '#core/touchpoints/stage.ts';
import { unsentItem } from '../unsent.ts';

/** A first message to somebody that was begun and not sent yet. */
export const firstWords = z.object({
  /** Who was chosen among the customers; null: whoever has the address. */
  to: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  channel: z.enum(['mail', 'chat']).default('mail'),
  email: z.string(),
  name: z.string(),
  subject: z.string(),
  text: z.string(),
  uploads: unsentItem.shape.uploads.default([]),
  reason: z.string().nullable().default(null),
  stage: z.enum(stages).nullable().default(null),
  mine: z.boolean().default(true),
  /** Who else gets it, by mail. */
  copies: keptCopies.catch([]).default([]),
  /** As whom; null: the usual one. */
  sender: z.string().nullable().default(null),
  /** The signature stands under it. */
  signed: z.boolean().default(true),
  /** Also to an address that mail came back from. */
  anyway: z.boolean().default(false),
});
export type FirstWords = z.infer<typeof firstWords>;

export const noWords: FirstWords = {
  to: null,
  channel: 'mail',
  email: '',
  name: '',
  subject: '',
  text: '',
  uploads: [],
  reason: null,
  stage: null,
  mine: true,
  copies: [],
  sender: null,
  signed: true,
  anyway: false,
};

function placeOf(owner: string): string {
  return `throughline.new-mail.${owner}`;
}

/** Whether there is something that would be missed. */
export function isBegun({ to, email, name, subject, text, uploads, copies }: FirstWords): boolean {
  return (
    to !== null ||
    uploads.length + copies.length > 0 ||
    [email, name, subject, text].some((words) => words.trim() !== '')
  );
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
    if (isBegun(words)) localStorage.setItem(placeOf(owner), JSON.stringify(words));
    else localStorage.removeItem(placeOf(owner));
  } catch {
    // storage is forbidden or full: it lasts as long as the dialog
  }
}
