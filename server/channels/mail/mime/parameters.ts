import { decodeWords } from './encoded-words.ts';
import { lettersOf } from './letters.ts';

/** The value of a structured header (`text/plain; charset=utf-8`) and its parameters, names in lower case. */
export type Structured = { value: string; parameters: Map<string, string> };

const longest = 10_000;

/** A quoted string, a sign that parts or comments, or what stands between them. */
const token = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|\\?[^;"()\\]+|[\s\S]/g;

/** Within a value a parenthesis is content: `filename=bill (1).pdf`. */
function mayComment(piece: string): boolean {
  return !piece.includes('=') || piece.trimEnd().endsWith('=');
}

/** Splits at semicolons that stand in no quotes; comments that stand where a space may stand go. */
function pieces(header: string): string[] {
  const found = [''];
  const lastClosed = header.lastIndexOf(')');
  let comment = 0;
  for (const { 0: part, index } of header.matchAll(token)) {
    const opens = part === '(' && (comment > 0 || (index < lastClosed && mayComment(found.at(-1) ?? '')));
    if (opens) comment += 1;
    else if (comment > 0) comment -= part === ')' ? 1 : 0;
    else if (part === ';') found.push('');
    else found[found.length - 1] += part;
  }
  return found;
}

/** Only quotes and backslashes are escaped: `C:\new.txt` stays what it is. */
function unquoted(value: string): string {
  const trimmed = value.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  let inside = '';
  for (let at = 1; at < trimmed.length && trimmed[at] !== '"'; at += 1) {
    if (trimmed[at] === '\\' && /["\\]/.test(trimmed[at + 1] ?? '')) at += 1;
    inside += trimmed[at];
  }
  return inside;
}

type Section = { place: number; encoded: boolean; value: string };

function percentBytes(value: string): Buffer {
  const parts = value.split(/%([0-9a-f]{2})/i);
  return Buffer.concat(parts.map((part, at) => (at % 2 === 0 ? Buffer.from(part) : Buffer.from(part, 'hex'))));
}

/** Joins `name*0*`, `name*1`, … (RFC 2231): the charset stands in the first, the bytes are decoded together. */
function joined(sections: Section[]): string {
  const ordered = sections.toSorted((one, other) => one.place - other.place);
  const [first] = ordered;
  if (first === undefined) return '';
  const [, charset, rest] = first.encoded ? (/^([^']*)'[^']*'(.*)$/s.exec(first.value) ?? []) : [];
  const values = ordered.map(({ encoded, value }, at) => {
    const words = at === 0 ? (rest ?? value) : value;
    return encoded ? percentBytes(words) : Buffer.from(words);
  });
  const bytes = Buffer.concat(values);
  return ordered.some(({ encoded }) => encoded) ? lettersOf(bytes, charset) : decodeWords(bytes.toString());
}

type Named = { name: string; section?: Section; plain?: string };

function readPiece(piece: string): Named | undefined {
  const equals = piece.indexOf('=');
  if (equals === -1) return undefined;
  const name = piece.slice(0, equals).trim().toLowerCase();
  const value = unquoted(piece.slice(equals + 1));
  const [, base, place, star] = /^([^*]+)\*(?:(\d{1,4})(\*?))?$/.exec(name) ?? [];
  if (base === undefined) return { name, plain: decodeWords(value) };
  return { name: base, section: { place: Number(place ?? 0), encoded: place === undefined || star === '*', value } };
}

/** Of a parameter that stands twice the first counts, and the one with a charset goes before. */
function valueOf(found: Named[]): string {
  const sections = found.flatMap(({ section }) => section ?? []);
  return sections.length > 0 ? joined(sections) : (found[0]?.plain ?? '');
}

/** Reads a structured header; what is longer than 10,000 letters is read from its beginning. */
export function readStructured(header: string | undefined): Structured {
  const [value = '', ...rest] = pieces((header ?? '').slice(0, longest));
  const byName = Map.groupBy(
    rest.flatMap((piece) => readPiece(piece) ?? []),
    ({ name }) => name,
  );
  const parameters = new Map([...byName].map(([name, found]) => [name, valueOf(found)]));
  return { value: unquoted(value).toLowerCase(), parameters };
}
