import type { Row } from '#core/touchpoints/import/values.ts';

const shown = [
  'from',
  'to',
  'cc',
  'date',
  'subject',
  'message-id',
  'in-reply-to',
  'auto-submitted',
  'list-id',
  'precedence',
];

/** The headers of a mail that say who, whom, when and what about, unfolded and decoded. */
export function headersOf(mail: Buffer): Row {
  const text = mail.subarray(0, 64_000).toString('utf8');
  const head = (/^[\s\S]*?(?=\r?\n\r?\n)/.exec(text)?.[0] ?? text).replaceAll(/\r?\n[ \t]+/g, ' ');
  const row: Record<string, string> = {};
  for (const line of head.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (shown.includes(key) && row[key] === undefined) row[key] = decoded(value.trim());
  }
  return row;
}

function decoded(value: string): string {
  return value
    .replaceAll(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(/=\?[^?\s]+\?[bq]\?[^?\s]*\?=/gi, (word) => decodedWord(word) ?? word);
}

function decodedWord(word: string): string | undefined {
  const [, charset = '', way = '', text = ''] = word.split('?');
  try {
    return new TextDecoder(charset).decode(way.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text));
  } catch {
    return undefined;
  }
}

function quoted(text: string): Buffer {
  const plain = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
