import { isUtf8 } from 'node:buffer';
import { guessLetters, plainlyNotWestern } from './guess-letters.ts';
import { decoderOf, isUnknown, type Decode } from './charsets.ts';

const broken = '\uFFFD';

/** Labels that programs write without looking: what is valid UTF-8 is UTF-8 all the same. */
const western =
  /^(|us-ascii|ascii|iso-8859-1|latin1|iso-8859-15|windows-1252|cp1252|utf-?8|unknown-8bit|x-unknown|default)$/;

function escaped(bytes: Buffer): Decode | undefined {
  if (!bytes.includes(27)) return undefined;
  if (bytes.includes('\u001B$)C')) return decoderOf('iso-2022-kr');
  return bytes.includes('\u001B$') || bytes.includes('\u001B(') ? decoderOf('iso-2022-jp') : undefined;
}

function isPlain(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 126 || byte === 27) return false;
  return true;
}

/** A letter or two of broken UTF-8 in a long text is a cut, not another charset. */
function mostlyUtf8(bytes: Buffer): string | undefined {
  const text = bytes.toString();
  const lost = text.split(broken).length - 1;
  const letters = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return lost <= 3 && letters >= lost * 4 ? text : undefined;
}

/** What a label that says little is passed over for: valid UTF-8, Asian escapes, letters of another script. */
function despiteLabel(bytes: Buffer, label: string): string | undefined {
  const isWestern = western.test(label);
  if ((isWestern || isUnknown(label)) && isUtf8(bytes) && !bytes.includes(27)) return bytes.toString();
  return isWestern ? (escaped(bytes)?.(bytes) ?? plainlyNotWestern(bytes)) : undefined;
}

function unnamed(bytes: Buffer, hints: readonly string[]): string {
  return escaped(bytes)?.(bytes) ?? mostlyUtf8(bytes) ?? guessLetters(bytes, hints);
}

function decoded(bytes: Buffer, label: string, hints: readonly string[]): string {
  const other = despiteLabel(bytes, label);
  if (other !== undefined) return other;
  const named = /^utf-?8/.test(label) ? undefined : decoderOf(label)?.(bytes);
  if (named?.includes(broken) === false) return named;
  const text = unnamed(bytes, hints);
  return text.includes(broken) ? (named ?? text) : text;
}

/**
 * The text that bytes mean. A charset that was named is believed when it fits; else UTF-8 when it is valid, else what
 * the escapes of the Asian 7-bit charsets say, else (`hints`: charsets named elsewhere in the same mail) what fits and
 * makes the most common letters. Never throws.
 */
export function lettersOf(bytes: Buffer, charset = '', hints: readonly string[] = []): string {
  const label = charset.trim().toLowerCase();
  const shifting = /^(utf-?(16|7)|ucs-?2|unicode|hz)|2022/.test(label);
  const text = !shifting && isPlain(bytes) ? bytes.toString('latin1') : decoded(bytes, label, hints);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
