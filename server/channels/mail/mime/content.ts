import { isPicture } from '#core/channels/picture-types.ts';
import { fileName } from '#core/channels/file-name.ts';
import type { NewFile } from '../../message-files.ts';
import { header } from '../headers.ts';
import { joinFlowed } from './flowed.ts';
import { lettersOf } from './letters.ts';
import { givenName, partFile } from './part-file.ts';
import type { MimePart } from './read-parts.ts';
import { plainType } from './picture-type.ts';
import { readTnef } from './tnef.ts';
import { undoTransfer } from './transfer.ts';
import { readUuencoded } from './uuencode.ts';

/** Words or a picture, in the order of the mail; words may be there in two shapes. */
export type Piece = { plain?: string; html?: string; picture?: NewFile };

export type Content = {
  pieces: Piece[];
  files: NewFile[];
  /** Sentences about what was mended. */
  mended: string[];
  /** Addresses that parts were stored under, for HTML that names them instead of an id (RFC 2557). */
  locations: Map<string, NewFile>;
};

const winmail = /^application\/(vnd\.)?ms-tnef$/;
/** Other shapes of the same words, for readers that want them. */
const otherShapes = /^text\/(enriched|richtext|x-amp-html|watch-html)$/;

type Place = { alternative: boolean; hints: readonly string[] };

function isWords(part: MimePart, content: Content, { alternative }: Place): boolean {
  if (!/^text\/(plain|html)$/.test(part.type.value) || part.disposition.value === 'attachment') return false;
  return alternative || givenName(part) === '' || content.pieces.every(({ picture }) => picture !== undefined);
}

/** The charset that HTML names itself; only asked when the mail names none. */
function metaCharset(bytes: Buffer): string | undefined {
  return /<meta[^>]{1,200}charset=["']?([\w-]{2,40})/i.exec(bytes.toString('latin1', 0, 4_000))?.[1];
}

/** Layout from its first letter to its last: some programs call it plain text. */
function isMarkup(text: string): boolean {
  const beginning = text.slice(0, 2_000).trimStart();
  const end = text.slice(-200).trimEnd();
  return (
    /^<(!doctype html|html|head|body|table|center|div|font|p)\b/i.test(beginning) &&
    /<\/(html|body|table|center|div|font|p)\s*>$/i.test(end)
  );
}

function addPlain(part: MimePart, letters: string, content: Content): void {
  const { parameters } = part.type;
  const flowed = parameters.get('format')?.toLowerCase() === 'flowed';
  const delsp = parameters.get('delsp')?.toLowerCase() === 'yes';
  const { text, files } = readUuencoded(flowed ? joinFlowed(letters, delsp) : letters);
  content.pieces.push({ plain: text });
  for (const { name, bytes } of files) {
    const type = plainType('application/octet-stream', bytes);
    content.files.push({ bytes, name: fileName(name) || 'file.bin', type, inline: false });
  }
}

/** Bytes. Nobody writes that much: of what is longer only the beginning is read. Layout may have pictures written into it. */
const longestWords = { plain: 8 * 1024 * 1024, html: 24 * 1024 * 1024 };
const shownOfLong = 500_000;

function readable(part: MimePart, content: Content, bytes: Buffer): Buffer {
  const shape = part.type.value === 'text/html' ? 'html' : 'plain';
  if (bytes.length <= longestWords[shape]) return bytes;
  const name = givenName(part) || `whole-message.${shape === 'html' ? 'html' : 'txt'}`;
  content.files.push({ bytes, name, type: part.type.value, inline: false });
  content.mended.push('The text is longer than anybody writes: its beginning is shown, all of it is a file.');
  return bytes.subarray(0, shownOfLong);
}

function addWords(part: MimePart, content: Content, { hints, alternative }: Place): void {
  const { bytes: all, damaged } = undoTransfer(part.body, part.encoding);
  const bytes = readable(part, content, all);
  if (damaged) content.mended.push('A part is not written in the way that is said of it: it is shown as it came.');
  const html = part.type.value === 'text/html';
  const named = part.type.parameters.get('charset') ?? (html ? metaCharset(bytes) : undefined);
  const letters = lettersOf(bytes, named, hints).replaceAll('\r\n', '\n');
  if (html || (!alternative && isMarkup(letters))) content.pieces.push({ html: letters });
  else addPlain(part, letters, content);
}

/** Outlook's own wrapping: its files and words come out; what cannot be read stays as it came. */
function addTnef(file: NewFile, content: Content, { hints }: Place): void {
  const inside = readTnef(file.bytes, hints);
  if (inside === undefined || inside.damaged) {
    content.files.push(file);
    content.mended.push(`${file.name} could not be opened wholly: it is kept as a file.`);
  }
  if (inside === undefined) return;
  content.files.push(...inside.files);
  const isEmpty = content.pieces.every(({ plain = '', html = '' }) => plain.trim() === '' && html.trim() === '');
  if (isEmpty && (inside.plain !== undefined || inside.html !== undefined)) {
    const { plain, html } = inside;
    content.pieces.push({ ...(plain === undefined ? {} : { plain }), ...(html === undefined ? {} : { html }) });
  }
}

function addFile(part: MimePart, content: Content, place: Place): void {
  const { file, damaged } = partFile(part, content.files.length);
  if (damaged) content.mended.push(`${file.name} is not written in the way that is said of it: it is kept as it came.`);
  if (winmail.test(file.type) || /^winmail\.dat$/i.test(file.name)) {
    addTnef(file, content, place);
    return;
  }
  content.files.push(file);
  const location = header(part.headers, 'content-location')?.trim();
  if (location !== undefined && location !== '') content.locations.set(location, file);
  if (isPicture(file.type) && part.disposition.value === 'inline') content.pieces.push({ picture: file });
}

const empty = (): Content => ({ pieces: [], files: [], mended: [], locations: new Map() });

function append(content: Content, more: Content): void {
  content.files.push(...more.files);
  content.mended.push(...more.mended);
  for (const [location, file] of more.locations) content.locations.set(location, file);
}

/** Of the same words in several shapes the plain and the laid-out one are taken, and every file. */
function addAlternatives(parts: MimePart[], content: Content, place: Place): void {
  const shapes = parts.map((part) => {
    const shape = empty();
    collect(part, shape, { ...place, alternative: true });
    append(content, shape);
    return shape.pieces;
  });
  const laidOut = shapes.findLast((pieces) => pieces.some(({ html }) => html !== undefined));
  const plain = shapes.find((pieces) => pieces !== laidOut && pieces.some((piece) => piece.plain !== undefined));
  const words = plain?.map((piece) => piece.plain ?? '').join('\n');
  if (laidOut === undefined) {
    content.pieces.push(...shapes.flat());
    return;
  }
  const said = words !== undefined && words.trim() !== '';
  content.pieces.push(...laidOut.map((piece, at) => (said ? { ...piece, plain: at === 0 ? words : '' } : piece)));
}

function collect(part: MimePart, content: Content, place: Place): void {
  const { parts, type } = part;
  if (parts === undefined) {
    if (isWords(part, content, place)) addWords(part, content, place);
    else if (!(place.alternative && otherShapes.test(type.value))) addFile(part, content, place);
    return;
  }
  if (type.value === 'multipart/alternative') addAlternatives(parts, content, place);
  else for (const inner of parts) collect(inner, content, place);
}

function charsetsOf(part: MimePart): string[] {
  const own = part.type.parameters.get('charset');
  return [...(own === undefined ? [] : [own.toLowerCase()]), ...(part.parts ?? []).flatMap(charsetsOf)];
}

/** Charsets that the mail names somewhere and that say something: a part without one is most likely written in theirs. */
function hintsOf(root: MimePart): string[] {
  const inWords = root.headers.flatMap(({ value }) =>
    [...value.matchAll(/=\?([^?\s*]{2,40})/g)].map((match) => match[1]!.toLowerCase()),
  );
  return [...new Set([...inWords, ...charsetsOf(root)])]
    .filter((name) => !/^(utf-?8|us-ascii|iso-8859-1|windows-1252)$/.test(name))
    .slice(0, 5);
}

/** What a mail holds, in its order: words in both shapes, pictures where they stand, files with the bytes they had. */
export function contentOf(root: MimePart): Content {
  const content = empty();
  collect(root, content, { alternative: false, hints: hintsOf(root) });
  return content;
}
