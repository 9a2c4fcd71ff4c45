import { latin1OrUtf8 } from '../incoming/letters.ts';
import { clean } from './decode-mail.ts';
import { decodeWords } from './mime/encoded-words.ts';

/** A subject has 998 letters at most (RFC 5322, 2.1.1). */
const longestLine = 2_000;

function headOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 64_000);
  const ends = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')].filter((at) => at >= 0);
  return latin1OrUtf8(start.subarray(0, Math.min(...ends, start.length))).replaceAll(/\r?\n[ \t]+/g, ' ');
}

function lineOf(head: string, name: string): string | undefined {
  const line = head.split(/\r?\n/).find((each) => each.slice(0, name.length + 1).toLowerCase() === `${name}:`);
  return line?.slice(name.length + 1, longestLine).trim();
}

/** Word by word: this runs where mail is taken in, and a clever line must not hold up everybody else. */
function addressIn(line: string): string | undefined {
  return line.split(/[\s<>"',;:]+/).find((word) => word.indexOf('@') > 0 && !word.endsWith('@'));
}

/** What can be said of a mail by its first lines alone, for the list of those that were not understood. */
export function peekMail(bytes: Buffer): { sender: string | null; subject: string | null } {
  const head = headOf(bytes);
  const sender = addressIn(lineOf(head, 'from') ?? '');
  const subject = lineOf(head, 'subject');
  return {
    sender: sender === undefined ? null : clean(sender).toLowerCase().slice(0, 254),
    subject: subject === undefined ? null : clean(decodeWords(subject)).slice(0, 300),
  };
}
