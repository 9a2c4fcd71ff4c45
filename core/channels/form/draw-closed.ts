import { chatLanguages, rightToLeft } from '#core/channels/chat-languages.ts';
import { markup, type Markup } from '../../markup.ts';
import { formWords } from './words.ts';

/** A page for whoever comes to a form that is not there: which languages it spoke nobody knows any more, so it says it in all. */
export function drawClosed(): Markup {
  const lines = chatLanguages.map(
    (each) => markup`<p lang="${each}" dir="${rightToLeft.has(each) ? 'rtl' : 'ltr'}">${formWords[each].closed}</p>`,
  );
  return markup`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${formWords.en.closed}</title></head><body><main>${lines}</main></body></html>`;
}
