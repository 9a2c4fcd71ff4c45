import type { Mark } from '#core/channels/quotes/line.ts';

// While HTML becomes text, its marks of quotes and signatures travel within the text as letters that mean nothing (Unicode's
// noncharacters), so that they come through all trimming and joining. takeSigns turns them into offsets.

/** What a tag of HTML says of what it holds. */
export type Meaning = Mark['kind'];

const meanings: Meaning[] = ['quote', 'indent', 'head', 'signature'];
const first = 0xfd_d0;
const anySign = /[\uFDD0-\uFDD7]/g;

/** The letter that begins what a tag marks, and the one that ends it. */
export function signsOf(meaning: Meaning): { open: string; close: string } {
  const place = first + 2 * meanings.indexOf(meaning);
  return { open: String.fromCharCode(place), close: String.fromCharCode(place + 1) };
}

/** A text of a stranger brings no signs of its own. */
export function withoutSigns(text: string): string {
  return text.replaceAll(anySign, '');
}

function signsIn(text: string): string {
  return (text.match(anySign) ?? []).join('');
}

/** How many quotes more are open after these signs. */
function quotesIn(signs: string): number {
  const { open, close } = signsOf('quote');
  return signs.split(open).length - signs.split(close).length;
}

const deepest = 20;

function marksOf(depth: number): string {
  return '>'.repeat(Math.max(0, Math.min(depth, deepest)));
}

/**
 * Trims lines and lets at most one blank one stand; the signs stand before the words of a line. What is cited gets the marks of
 * plain mail, so that one sees in the text who says what.
 */
export function tidyLines(text: string): string {
  const lines: string[] = [];
  let [held, blanks, depth] = ['', 0, 0];
  for (const line of text.split('\n')) {
    const begins = line.search(/[^\s\uFDD0-\uFDD7]/);
    held += signsIn(begins === -1 ? line : line.slice(0, begins));
    const words = withoutSigns(line).replaceAll(/ {2,}/g, ' ').trim();
    if (words === '') {
      blanks += 1;
      continue;
    }
    const before = depth;
    depth += quotesIn(held);
    if (blanks > 0 && lines.length > 0) lines.push(marksOf(Math.min(before, depth)));
    lines.push(`${held}${depth > 0 ? `${marksOf(depth)} ` : ''}${words}`);
    held = signsIn(line.slice(begins));
    blanks = 0;
  }
  return lines.length === 0 ? '' : lines.join('\n') + held;
}

/** Takes the signs out of a text and tells where they stood. */
export function takeSigns(text: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  let plain = '';
  let from = 0;
  for (const found of text.matchAll(anySign)) {
    plain += text.slice(from, found.index);
    from = found.index + 1;
    const place = found[0].charCodeAt(0) - first;
    const kind = meanings[place >> 1]!;
    if (place % 2 === 0) {
      const mark = { from: plain.length, to: Number.MAX_SAFE_INTEGER, kind };
      marks.push(mark);
      open.push(mark);
      continue;
    }
    const begun = open.findLastIndex((mark) => mark.kind === kind);
    if (begun !== -1) open.splice(begun, 1)[0]!.to = plain.length;
  }
  return { text: plain + text.slice(from), marks };
}
