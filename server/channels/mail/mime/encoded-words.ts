import { lettersOf } from './letters.ts';

const word = /=\?([^?\s]{1,80})\?([bq])\?([^?]*)\?=/gi;

function bytesOf(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const parts = text.replaceAll('_', ' ').split(/=([0-9a-f]{2})/i);
  return Buffer.concat(parts.map((part, at) => Buffer.from(part, at % 2 === 0 ? 'latin1' : 'hex')));
}

type Piece = { charset: string; bytes: Buffer[] } | string;

/** Words of one charset that stand side by side are one: some programs cut within a letter. */
function piecesOf(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(word)) {
    const [whole, label = '', encoding = '', content = ''] = match;
    const between = text.slice(at, match.index);
    const charset = label.replace(/\*.*$/, '').toLowerCase();
    const last = found.at(-1);
    const beside = typeof last === 'object' && between.trim() === '';
    if (!beside && between !== '') found.push(between);
    if (beside && last.charset === charset) last.bytes.push(bytesOf(encoding, content));
    else found.push({ charset, bytes: [bytesOf(encoding, content)] });
    at = match.index + whole.length;
  }
  return [...found, text.slice(at)];
}

function mapped(text: string, write: (words: string) => string): string {
  if (!text.includes('=?')) return text;
  return piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? piece : write(lettersOf(Buffer.concat(piece.bytes), piece.charset))))
    .join('');
}

/** A header's text with its encoded words (RFC 2047) read; what is none stays as it stands. */
export function decodeWords(text: string): string {
  return mapped(text, (words) => words);
}

/** The same header with every encoded word in UTF-8, for a reader of addresses that decodes them by itself. */
export function wordsInUtf8(text: string): string {
  return mapped(text, (words) => (words === '' ? '' : ` =?utf-8?B?${Buffer.from(words).toString('base64')}?= `));
}
