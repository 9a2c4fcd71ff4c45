import { lettersOf } from './letters.ts';

type Group = { hidden: boolean; tag: boolean; onlyRtf: boolean; skip: number };

type Reader = {
  group: Group;
  stack: Group[];
  codePage: string;
  bytes: number[];
  text: string[];
  fromHtml: boolean;
  left: number;
};

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;
const hiddenGroups =
  /^(fonttbl|colortbl|stylesheet|info|pict|object|header|footer|themedata|datastore|listtable|listoverridetable|generator)$/;
const signs: Record<string, string> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  cell: '\t',
  row: '\n',
};
const deepest = 1_000;

function flush(reader: Reader): void {
  if (reader.bytes.length > 0) reader.text.push(lettersOf(Buffer.from(reader.bytes), reader.codePage));
  reader.bytes = [];
}

function shown({ group, fromHtml }: Reader): boolean {
  return !group.hidden && (!fromHtml || group.tag || !group.onlyRtf);
}

function say(reader: Reader, words: string): void {
  flush(reader);
  if (shown(reader)) reader.text.push(words);
}

function brace(reader: Reader, mark: string): void {
  flush(reader);
  if (mark === '{') {
    if (reader.stack.length < deepest) reader.stack.push(reader.group);
    reader.group = { ...reader.group };
  } else reader.group = reader.stack.pop() ?? reader.group;
}

function unicode(reader: Reader, code: number): void {
  say(reader, String.fromCharCode(code < 0 ? code + 0x1_0000 : code));
  reader.left = reader.group.skip;
}

type Control = (reader: Reader, value: number | undefined) => void;

const controls = new Map<string, Control>([
  ['fromhtml', (reader) => void (reader.fromHtml = true)],
  ['ansicpg', (reader, value) => void (reader.codePage = `cp${value ?? 1252}`)],
  ['uc', ({ group }, value) => void (group.skip = Math.min(value ?? 1, 10))],
  ['u', (reader, value) => unicode(reader, value ?? 63)],
  ['htmlrtf', ({ group }, value) => void (group.onlyRtf = value !== 0)],
  ['htmltag', ({ group }) => void Object.assign(group, { hidden: false, tag: true })],
  ['mhtmltag', ({ group }) => void (group.hidden = true)],
]);

function control(reader: Reader, word: string, value: number | undefined): void {
  const does = controls.get(word);
  if (does !== undefined) does(reader, value);
  else if (hiddenGroups.test(word)) reader.group.hidden = true;
  else if (Object.hasOwn(signs, word) && !(reader.fromHtml && reader.group.tag && word !== 'par'))
    say(reader, signs[word]!);
}

function byteOf(reader: Reader, hex: string): void {
  if (reader.left > 0) reader.left -= 1;
  else if (shown(reader)) reader.bytes.push(Number.parseInt(hex, 16));
}

function symbol(reader: Reader, sign: string): void {
  if (sign === '*') reader.group.hidden = true;
  else if (sign === '~') say(reader, '\u00A0');
  else if ('\\{}'.includes(sign)) say(reader, sign);
}

function plainWords(reader: Reader, words: string): void {
  const rest = words.slice(Math.min(reader.left, words.length));
  reader.left = 0;
  if (rest !== '') say(reader, rest);
}

/** The words of RTF: HTML where HTML was wrapped in it (MS-OXRTFEX), else plain text. Linear, and no deeper than it is long. */
export function readRtf(bytes: Buffer): { plain?: string; html?: string } {
  const group = { hidden: false, tag: false, onlyRtf: false, skip: 1 };
  const reader: Reader = { group, stack: [], codePage: 'cp1252', bytes: [], text: [], fromHtml: false, left: 0 };
  for (const [, word, value, hex, sign, mark, words] of bytes.toString('latin1').matchAll(token)) {
    if (hex !== undefined) {
      byteOf(reader, hex);
      continue;
    }
    flush(reader);
    if (word !== undefined) control(reader, word.toLowerCase(), value === undefined ? undefined : Number(value));
    else if (sign !== undefined) symbol(reader, sign);
    else if (mark !== undefined) brace(reader, mark);
    else if (words !== undefined) plainWords(reader, words);
  }
  flush(reader);
  const text = reader.text.join('');
  if (text.trim() === '') return {};
  return reader.fromHtml ? { html: text } : { plain: text.trim() };
}
