import { latin1OrUtf8 } from './letters.ts';

const mostHeaders = 300;
const longestHead = 256 * 1024;
const longestValue = 2_000;

export interface RawHead {
  /** Values are cut at 2,000 letters. */
  fields: Array<{ name: string; value: string }>;
  /** Where the body begins. */
  body: number;
  more: boolean;
}

/** Takes a line of a header; false when it is none. */
function takeLine(fields: RawHead['fields'], line: string): boolean {
  const last = fields.at(-1);
  if (/^[ \t]/.test(line) && last !== undefined) {
    if (last.value.length < longestValue) last.value += ` ${line.trim()}`;
    return true;
  }
  const colon = line.indexOf(':');
  if (colon <= 0) return false;
  if (fields.length < mostHeaders)
    fields.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  return true;
}

/** The header of a mail or of a part, unfolded, from a byte to the empty line. */
export function headAt(mail: Buffer, from: number): RawHead {
  const fields: RawHead['fields'] = [];
  let at = from;
  while (at < mail.length && at - from < longestHead) {
    const end = mail.indexOf(10, at);
    const next = end === -1 ? mail.length : end + 1;
    const line = latin1OrUtf8(mail.subarray(at, Math.min(next, at + longestValue * 4))).replace(/\r?\n$/, '');
    if (line === '') return { fields, body: next, more: false };
    if (!takeLine(fields, line)) return { fields, body: at, more: false };
    at = next;
  }
  return { fields, body: at, more: at < mail.length };
}

/** The first value of that name, empty without one. */
export function valueOf({ fields }: RawHead, name: string): string {
  return fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';
}
