import { isDeviceLine, isFooterLine } from './footers.ts';
import { isLegalNotice } from './legal-notice.ts';
import type { Line } from './line.ts';
import { isContact, isDelimiter, isSignOff } from './sign-offs.ts';

/** Lines `from` (included) to `to` (excluded). */
export interface Run {
  from: number;
  to: number;
}

const furthest = 60;
const mostLines = 14;

function endWithoutBlanks(lines: readonly Line[], { from, to }: Run): number {
  let end = to;
  while (end > from && lines[end - 1]!.blank) end--;
  return end;
}

/** Where the paragraph that ends before `end` begins. */
function paragraphBefore(lines: readonly Line[], from: number, end: number): number {
  let at = end;
  while (at > from && !lines[at - 1]!.blank) at--;
  return at;
}

/** The first line of the footers at the end of a run: of devices, virus scanners, lists, lawyers. */
function footersOf(lines: readonly Line[], run: Run): number {
  const last = endWithoutBlanks(lines, run);
  let footers = last;
  for (;;) {
    const end = endWithoutBlanks(lines, { from: run.from, to: footers });
    if (end === run.from) return run.from;
    if (isDeviceLine(lines[end - 1]!.words)) {
      footers = end - 1;
      continue;
    }
    const at = footerBefore(lines, run.from, end);
    if (at === undefined) return footers === last ? run.to : footers;
    footers = at;
  }
}

/** Where the footer that ends before `end` begins: a paragraph, or what stands below a rule in it. */
function footerBefore(lines: readonly Line[], from: number, end: number): number | undefined {
  if (lines[end - 1]!.words === '-----END PGP SIGNATURE-----') return sealBefore(lines, from, end);
  const at = paragraphBefore(lines, from, end);
  if (isFooter(lines, { from: at, to: end })) return at;
  for (let rule = end - 1; rule >= Math.max(at, end - mostOfNotice); rule--) {
    if (/^[_-]{20,}$/.test(lines[rule]!.words)) return isFooter(lines, { from: rule, to: end }) ? rule : undefined;
  }
  return undefined;
}

/** The seal of a signed mail, which programs read and people do not. */
function sealBefore(lines: readonly Line[], from: number, end: number): number | undefined {
  for (let at = end - 2; at >= Math.max(from, end - furthest); at--) {
    if (lines[at]!.words === '-----BEGIN PGP SIGNATURE-----') return at;
  }
  return undefined;
}

const mostOfNotice = 12;

function isFooter(lines: readonly Line[], { from, to }: Run): boolean {
  if (to - from > 40) return false;
  const words = lines.slice(from, Math.min(to, from + mostOfNotice)).map((line) => line.words);
  return (
    isLegalNotice(words.join(' ')) ||
    (to - from <= 6 && words.some((line) => isFooterLine(line)) && !words.some(isAsking))
  );
}

const isAsking = (words: string): boolean => /[?？]$/.test(words);
const isPostscript = (words: string): boolean => /^(p\.? ?){1,2}s\b[.: ]|^n\.?b\.?:/i.test(words);
const isSentence = (words: string): boolean => words.length > 60 && /[.!。]$/.test(words) && !isContact(words);
const isItem = (words: string): boolean => /^([-*•–]|\d{1,2}[.)]) /.test(words);

function filled(lines: readonly Line[], { from, to }: Run): string[] {
  return lines.slice(from, Math.min(to, from + furthest)).flatMap(({ blank, words }) => (blank ? [] : [words]));
}

/** Short lines that ask nothing and tell nothing. */
function looksSigned(words: readonly string[]): boolean {
  return (
    words.length > 0 &&
    words.length <= mostLines &&
    !/[:：]$/.test(words.at(-1) ?? '') &&
    !words.some((line) => isAsking(line) || isSentence(line) || line.length > 140) &&
    words.filter(isItem).length < 2
  );
}

const isName = (words: string): boolean =>
  words.length <= 40 && !/\d|[:;!?]/.test(words) && words.split(' ').length <= 5;

function isSignedOff(words: readonly string[]): boolean {
  return looksSigned(words) && (words.length >= 3 || words.some((line) => isContact(line)));
}

function isDelimited(words: readonly string[], delimiter: { exact: boolean; dashes: boolean }): boolean {
  if (delimiter.exact) return words.length > 0 && words.length <= 30;
  const contact = words.some((line) => isContact(line));
  if (!looksSigned(words)) return false;
  return contact || (delimiter.dashes && words.length <= 6 && isName(words[0] ?? ''));
}

/** `-- ` with its space is the mark of a signature (RFC 3676, 4.3); two dashes may be anything. */
function delimiterAt(line: Line, text: string): { exact: boolean; dashes: boolean } | undefined {
  if (!isDelimiter(line.words)) return undefined;
  return { exact: /^-- \r?\n?$/.test(text.slice(line.from, line.to)), dashes: /^(--|—|––|-- -)$/.test(line.words) };
}

function delimited(lines: readonly Line[], run: Run, text: string): number | undefined {
  for (let at = Math.max(run.from, run.to - furthest); at < run.to; at++) {
    const delimiter = delimiterAt(lines[at]!, text);
    if (delimiter && isDelimited(filled(lines, { from: at + 1, to: run.to }), delimiter)) return at;
  }
  return undefined;
}

function signedOff(lines: readonly Line[], run: Run): number | undefined {
  for (let at = Math.max(run.from, run.to - 2 * mostLines); at < run.to; at++) {
    const { words, blank } = lines[at]!;
    if (!blank && isSignOff(words) && isSignedOff(filled(lines, { from: at + 1, to: run.to }))) return at;
  }
  return undefined;
}

function marked(lines: readonly Line[], run: Run): number | undefined {
  let at = run.to;
  while (at > run.from && (lines[at - 1]!.blank || lines[at - 1]!.marks.has('signature'))) at--;
  while (at < run.to && lines[at]!.blank) at++;
  return at < run.to ? at : undefined;
}

function startOf(lines: readonly Line[], run: Run, text: string): number | undefined {
  return marked(lines, run) ?? delimited(lines, run, text) ?? signedOff(lines, run);
}

/** The lines of postscripts near the end of a run, the first and the last; the run's end where there is none. */
function postscriptsIn(lines: readonly Line[], { from, to }: Run): { first: number; last: number } {
  const found: number[] = [];
  for (let at = Math.max(from, to - 2 * mostLines); at < to; at++) {
    if (isPostscript(lines[at]!.words)) found.push(at);
  }
  return { first: found[0] ?? to, last: found.at(-1) ?? from };
}

/** The mark of a signature goes with the footers when nothing else stands below it. */
function withItsMark(lines: readonly Line[], from: number, footers: number): number {
  const last = endWithoutBlanks(lines, { from, to: footers }) - 1;
  return last > from && isDelimiter(lines[last]!.words) ? last : footers;
}

/** The signature, with the footers below it, at the end of a run of lines that are not quoted. A postscript ends it. */
export function signatureIn(lines: readonly Line[], run: Run, text: string): Run | undefined {
  const footers = footersOf(lines, run);
  const above = { from: run.from, to: endWithoutBlanks(lines, { from: run.from, to: footers }) };
  const { first, last } = postscriptsIn(lines, above);
  const below = startOf(lines, { from: last, to: above.to }, text);
  if (below !== undefined) return { from: below, to: run.to };
  const before = first < above.to ? startOf(lines, { from: above.from, to: first }, text) : undefined;
  if (before !== undefined) return { from: before, to: first };
  return footers < run.to ? { from: withItsMark(lines, run.from, footers), to: run.to } : undefined;
}
