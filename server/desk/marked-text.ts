import { goesByMail, type Channel } from '#core/channels/channel.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { writtenOf } from '#channels';

/** A text and whether it has marks. */
export interface MarkedText {
  text: string;
  marked: boolean;
}

/** As it is kept: a text in which nothing is marked has no marks. Throws `invalid` for marks without words. */
export function keptText(given: MarkedText): MarkedText {
  const { text, marked } = writtenOf(given);
  return marked === null ? { text, marked: false } : { text: marked, marked: true };
}

/** As a channel takes it: chats are plain. */
export function textFor(channel: Channel, { text, marked }: MarkedText): MarkedText {
  return marked && !goesByMail(channel) ? { text: plainOf(readMarked(text)), marked: false } : { text, marked };
}
