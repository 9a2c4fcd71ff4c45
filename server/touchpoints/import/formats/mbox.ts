import { largestMail, largestMailWords } from '#core/largest-mail.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Cursor, Item } from './item.ts';
import { linesOf } from './lines.ts';
import { headersOf } from './mail-headers.ts';

/** The mails of an mbox file after the cursor; `bytes` is the mail as it was, `row` its headers. */
export async function* readMbox(source: ByteSource, from: Cursor): AsyncGenerator<Item> {
  const at = { ...from };
  const stream = source.open(at.bytes);
  let lines: Buffer[] = [];
  let size = 0;
  let blank = true;
  let end = at.bytes;
  const mail = (): Item | undefined => {
    const bytes = Buffer.concat(lines);
    const tooLong = size > largestMail;
    lines = [];
    size = 0;
    if (bytes.length === 0) return undefined;
    const item = { number: ++at.rows, end, raw: bytes.subarray(0, 2000).toString('latin1') };
    return tooLong
      ? { ...item, row: {}, reason: `it is larger than ${largestMailWords}` }
      : { ...item, row: headersOf(bytes), bytes };
  };
  try {
    for await (const { bytes, length } of linesOf(stream, largestMail)) {
      if (blank && bytes.subarray(0, 5).equals(separator)) {
        const made = mail();
        if (made !== undefined) yield made;
      } else if ((size += length) <= largestMail) lines.push(unquoted(bytes));
      blank = length <= 2 && bytes.toString('latin1').trim() === '';
      end += length;
    }
    const last = mail();
    if (last !== undefined) yield last;
  } finally {
    stream.destroy();
  }
}

const separator = Buffer.from('From ');

/** A line of a mail that begins with `From ` was stored with a `>` before it. */
function unquoted(line: Buffer): Buffer {
  return line[0] === 62 && /^>+From /.test(line.subarray(0, 64).toString('latin1')) ? line.subarray(1) : line;
}
