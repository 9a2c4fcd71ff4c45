import { fileName } from '#core/channels/file-name.ts';
import { mediaTypeOf } from '#core/channels/media-type.ts';
import type { NewFile } from '../../message-files.ts';
import { lettersOf } from './letters.ts';
import { bareContentId } from './part-file.ts';
import { plainType } from './picture-type.ts';
import { expandRtf } from './rtf-expand.ts';
import { readRtf } from './rtf.ts';
import { number, readProperties, take, textOf, withoutFilling, type Cursor, type Property } from './tnef-properties.ts';

/** What winmail.dat holds (MS-OXTNEF). */
export type Tnef = { files: NewFile[]; plain?: string; html?: string; damaged: boolean };

const signature = 0x22_3e_9f_78;
const mostFiles = 200;
const deepest = 3;

/** The low half of an attribute's number. */
const attribute = {
  codePage: 0x9007,
  body: 0x800c,
  properties: 0x9003,
  begin: 0x9002,
  title: 0x8010,
  data: 0x800f,
  inner: 0x9005,
};
const property = {
  body: 0x1000,
  html: 0x1013,
  rtf: 0x1009,
  data: 0x3701,
  name: 0x3704,
  longName: 0x3707,
  type: 0x370e,
  id: 0x3712,
};

type Attached = { title?: string; data?: Buffer; properties: Map<number, Property> };
type Reading = {
  codePage: string;
  hints: readonly string[];
  body?: Buffer;
  properties: Map<number, Property>;
  attached: Attached[];
};

function takeMessage(reading: Reading, id: number, data: Buffer): void {
  if (id === attribute.codePage && data.length >= 4) reading.codePage = `cp${data.readUInt32LE(0)}`;
  if (id === attribute.body) reading.body = data;
  if (id === attribute.properties) reading.properties = readProperties(data);
}

function takeAttachment(reading: Reading, id: number, data: Buffer): void {
  if (id === attribute.begin) reading.attached.push({ properties: new Map() });
  const last = reading.attached.at(-1);
  if (last === undefined) return;
  if (id === attribute.title) last.title = lettersOf(data, reading.codePage, reading.hints).replace(/\0.*$/s, '');
  if (id === attribute.data) last.data = data;
  if (id === attribute.inner) last.properties = readProperties(data);
}

/** Attributes one after another; answers false when the data end or break in the middle. */
function readAttributes(cursor: Cursor, reading: Reading): boolean {
  try {
    while (cursor.at + 9 <= cursor.bytes.length) {
      const level = number(cursor, 1);
      const id = number(cursor, 4) & 0xffff;
      const data = take(cursor, number(cursor, 4));
      take(cursor, Math.min(2, cursor.bytes.length - cursor.at));
      if (level === 1) takeMessage(reading, id, data);
      else if (level === 2) takeAttachment(reading, id, data);
      else return false;
      if (reading.attached.length > mostFiles) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function wordsOf(reading: Reading): Pick<Tnef, 'plain' | 'html'> {
  const decode = (bytes: Buffer) => lettersOf(bytes, reading.codePage, reading.hints);
  const { properties, body } = reading;
  const html = textOf(properties.get(property.html), (bytes) => lettersOf(bytes, '', [reading.codePage]));
  const plain = textOf(properties.get(property.body), decode) ?? (body && withoutFilling(decode(body)));
  const rtf = properties.get(property.rtf);
  const expanded = rtf === undefined || html !== undefined ? undefined : expandRtf(rtf.value);
  const laidOut = expanded === undefined ? {} : readRtf(expanded);
  const words = { plain: plain ?? laidOut.plain, html: html ?? laidOut.html };
  return {
    ...(words.plain === undefined ? {} : { plain: words.plain.replaceAll('\r\n', '\n') }),
    ...(words.html === undefined ? {} : { html: words.html }),
  };
}

/** A message within the wrapping: its files, and its words as a file. */
function filesWithin(
  data: Buffer,
  name: string,
  within: { hints: readonly string[]; depth: number },
): NewFile[] | undefined {
  if (within.depth >= deepest || data.length < 20 || data.readUInt32LE(0) === signature) return undefined;
  const inner = read(data.subarray(16), { hints: within.hints, depth: within.depth + 1 });
  if (inner === undefined) return undefined;
  const words = inner.html ?? inner.plain;
  const type = inner.html === undefined ? 'text/plain' : 'text/html';
  const own =
    words === undefined
      ? []
      : [{ bytes: Buffer.from(words), name: `${name || 'message'}.${type.slice(5).replace('plain', 'txt')}`, type }];
  return [...own, ...inner.files];
}

function nameOf({ properties, title }: Attached, decode: (bytes: Buffer) => string): string {
  const named = textOf(properties.get(property.longName), decode) ?? textOf(properties.get(property.name), decode);
  return fileName(named ?? '') || fileName(title ?? '');
}

function fileOf(attached: Attached, position: number, reading: Reading): Omit<NewFile, 'bytes'> {
  const decode = (bytes: Buffer) => lettersOf(bytes, reading.codePage, reading.hints);
  const contentId = bareContentId(textOf(attached.properties.get(property.id), decode));
  return {
    name: nameOf(attached, decode) || `file-${position + 1}.bin`,
    type: mediaTypeOf(textOf(attached.properties.get(property.type), decode)),
    contentId,
    inline: false,
  };
}

function read(bytes: Buffer, within: { hints: readonly string[]; depth: number }): Tnef | undefined {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return undefined;
  const reading: Reading = { codePage: '', hints: within.hints, properties: new Map(), attached: [] };
  const whole = readAttributes({ bytes, at: 6 }, reading);
  const files = reading.attached.flatMap((attached, position): NewFile[] => {
    const about = fileOf(attached, position, reading);
    const held = attached.properties.get(property.data)?.value;
    const inner = held === undefined ? undefined : filesWithin(held, about.name, within);
    if (inner !== undefined) return inner;
    const data = attached.data ?? held ?? Buffer.alloc(0);
    return [{ ...about, bytes: data, type: plainType(about.type, data) }];
  });
  return { files, ...wordsOf(reading), damaged: !whole };
}

/** Opens the wrapping that Outlook puts around mail; undefined when it is none. What is damaged gives what stands before the damage. */
export function readTnef(bytes: Buffer, hints: readonly string[] = []): Tnef | undefined {
  return read(bytes, { hints, depth: 0 });
}
