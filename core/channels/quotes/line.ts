/** Where the HTML of a mail says what its parts are: its client marked them. Sorted by `from`. */
export interface Mark {
  from: number;
  to: number;
  /** `indent` is a block set in, which may be layout; `head` begins the lines that name the quoted mail. */
  kind: 'quote' | 'indent' | 'head' | 'signature';
}

/** One line of a message. `words` is what the patterns look at: bounded, without quote marks, with plain spaces. */
export interface Line {
  from: number;
  /** The first letter of the next line. */
  to: number;
  depth: number;
  words: string;
  blank: boolean;
  marks: ReadonlySet<Mark['kind']>;
}

/** No pattern ever sees more of a line than this, so that the work per line is bounded. */
const mostWords = 300;
const deepest = 30;

const noMarks: ReadonlySet<Mark['kind']> = new Set();

/** Letters that are not seen: soft hyphens, zero-width spaces, marks of writing direction. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

function plainWords(text: string): string {
  if (text === '\n' || text === '') return '';
  return text
    .slice(0, mostWords)
    .replace(unseen, '')
    .replace(/[\s\u00A0]/g, ' ')
    .trim();
}

/** GroupWise writes `>>> Anna Berg <anna@…> 03.05.2024 10:11 >>>` above what it quotes without marks. */
function isGroupWise(line: string): boolean {
  return line.startsWith('>>> ') && line.trimEnd().endsWith(' >>>');
}

/** How many quote marks a line begins with, and where its words begin. */
function quoteMarks(text: string, from: number, to: number): { depth: number; at: number } {
  let depth = 0;
  let at = from;
  // An mbox marks a line that begins with "From " like this.
  if (text.startsWith('>From ', from)) return { depth, at };
  if (isGroupWise(text.slice(from, Math.min(to, from + mostWords)))) return { depth, at };
  const last = Math.min(to, from + 4 * deepest);
  for (let look = from; look < last; look++) {
    const letter = text[look];
    if (letter === '>' || letter === '＞') {
      depth += 1;
      at = look + 1;
    } else if (letter !== ' ') break;
    else if (depth === 0 && look - from >= 3) break;
  }
  return { depth: Math.min(depth, deepest), at };
}

/** Hands out the marks that hold at a place; places must be asked for in rising order. */
function marksBySweep(marks: readonly Mark[]): (at: number) => Mark[] {
  let next = 0;
  let open: Mark[] = [];
  return (at) => {
    for (let mark = marks[next]; mark !== undefined && mark.from <= at; mark = marks[++next]) open.push(mark);
    if (open.some(({ to }) => to <= at)) open = open.filter(({ to }) => to > at);
    return open;
  };
}

/** The lines of a text with how deep each is quoted, by its marks `>` or by the marks of its HTML. */
export function linesOf(text: string, marks: readonly Mark[] = []): Line[] {
  const lines: Line[] = [];
  const marksAt = marksBySweep(marks);
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end + 1;
    const { depth, at } = quoteMarks(text, from, to);
    const words = plainWords(text.slice(at, Math.min(to, at + 2 * mostWords)));
    const held = marksAt(from);
    lines.push({
      from,
      to,
      words,
      depth: depth + Math.min(held.filter(({ kind }) => kind === 'quote').length, deepest),
      blank: words === '' && text.slice(at, to).trim() === '',
      marks: held.length === 0 ? noMarks : new Set(held.map(({ kind }) => kind)),
    });
    from = to;
  }
  return lines;
}
