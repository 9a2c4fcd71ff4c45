import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { SentField } from './submission.ts';
import { filled } from './say.ts';
import { formWords } from './words.ts';

/** Characters of one answer, and of all that stands in a confirmation: enough to know it again, too little for an advertisement. */
const mostOfField = 300;
const mostOfAll = 1_500;

/** What mail programs make a link of, or people dial. */
const links =
  /\b[a-z][a-z0-9+.-]*:\/\/\S*|\b(?:mailto|tel|javascript|data):\S+|\S+@\S+|\S*[\p{L}\p{N}-]\.(?:\p{L}{2,}|xn--[a-z0-9-]+)(?:[/:?#]\S*)?|\+?\d[\d\s()./-]{8,}\d/giu;

/** A stranger's words without what leads anywhere: whoever gives the address of another must not write to them through us. */
export function withoutLinks(text: string): string {
  return text.replace(links, '[…]');
}

function said({ label, value, kind }: SentField, language: ChatLanguage): string {
  const words = formWords[language];
  if (kind === 'file') return `${label}: ${filled(words.mailFiles, { count: value.split('\n').length })}`;
  // Cut before it is looked through, too: what mail programs make a link of is not found in linear time.
  const head = value.slice(0, 2 * mostOfField);
  const plain = withoutLinks(head);
  if (plain.length <= mostOfField && head === value) return `${label}: ${plain}`;
  return `${label}: ${plain.slice(0, mostOfField).toWellFormed()}… ${words.mailCut}`;
}

/** Hidden values are of the page, and the address is known to who reads this. */
function isTold({ kind, role }: SentField): boolean {
  return kind !== 'hidden' && role !== 'email';
}

/** The text of the mail that tells somebody that their form has come, in their language. */
export function confirmationText(about: {
  language: ChatLanguage;
  number: number;
  /** Of the company. */
  words: string;
  sender: string;
  fields: readonly SentField[];
}): string {
  const { language, number, words: own, sender, fields } = about;
  const words = formWords[language];
  let room = mostOfAll;
  const told = fields.filter(isTold).flatMap((field) => {
    const line = said(field, language);
    room -= line.length;
    return room < 0 ? [] : [line];
  });
  const what = told.length === 0 ? [] : [[words.mailWhat, ...told].join('\n')];
  const mine = own.trim() === '' ? [] : [own.trim()];
  const came = `${words.mailHello}\n\n${filled(words.mailCame, { number: `#${number}` })}`;
  return [came, ...mine, ...what, words.mailNotYou, sender].join('\n\n');
}
