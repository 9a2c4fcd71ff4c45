import { linkable, type Block, type Doc, type Inline, type ListItem, type Mark, type Words } from './tree.ts';

/** Words in which nothing marks anything. */
export function escapedForMarks(text: string): string {
  return text.replaceAll(/[\\*`[\]]/g, String.raw`\$&`);
}

const targetOf = (href: string) =>
  href.replaceAll(/[\\()]/g, String.raw`\$&`).replaceAll(/\s/g, (space) => encodeURIComponent(space));

interface State {
  bold: boolean;
  italic: boolean;
  href: string | null;
  text: string;
}

function turnTo(state: State, wanted: Omit<State, 'text'>): void {
  const leaves = state.href !== wanted.href;
  if (leaves && state.href !== null) state.text += `](${targetOf(state.href)})`;
  if (state.bold !== wanted.bold) state.text += '**';
  if (state.italic !== wanted.italic) state.text += '*';
  if (leaves && wanted.href !== null) state.text += '[';
  state.bold = wanted.bold;
  state.italic = wanted.italic;
  state.href = wanted.href;
}

const plainly = { bold: false, italic: false, href: null };

/** What has no scheme is meant to lead into the web. */
export function withScheme(href: string): string {
  return /^[a-z][\w+.-]*:/i.test(href) ? href : `https://${href}`;
}

function leadsTo(marks: readonly Mark[]): string | null {
  const href = marks.find((mark) => mark.type === 'link')?.attrs.href;
  if (href === undefined) return null;
  const whole = withScheme(href.trim());
  return linkable.test(whole) ? whole : null;
}

function writeWords(state: State, { text, marks = [] }: Words): void {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const href = leadsTo(marks);
  if (has('code')) {
    turnTo(state, plainly);
    state.text += `\`${escapedForMarks(text.replaceAll('\n', ' '))}\``;
    return;
  }
  turnTo(state, { bold: has('bold'), italic: has('italic'), href });
  state.text += escapedForMarks(state.href === null ? text : text.replaceAll('\n', ' '));
}

function writePiece(state: State, piece: Exclude<Inline, Words>): void {
  turnTo(state, { bold: state.bold, italic: state.italic, href: null });
  if (piece.type === 'hardBreak') state.text += '\n';
  else if (piece.type === 'mention') state.text += `@[${labelOf(piece.attrs.label)}](${piece.attrs.id})`;
  else state.text += `![${labelOf(piece.attrs.name)}](${piece.attrs.id})`;
}

const labelOf = (label: string) => escapedForMarks(label.replaceAll(/[\r\n]/g, ' '));

/** No line of a paragraph begins something else. */
function asLine(line: string): string {
  if (line === '') return '\\';
  return line.replace(/^(?=>|- |-$| )/, '\\').replace(/^(\d{1,9})(?=\.(?: |$))/, '$1\\');
}

function writeInline(content: readonly Inline[] = []): string {
  const state: State = { ...plainly, text: '' };
  for (const piece of content) {
    if (piece.type === 'text') writeWords(state, piece);
    else writePiece(state, piece);
  }
  turnTo(state, plainly);
  return state.text === '' ? '' : state.text.split('\n').map(asLine).join('\n');
}

function within(text: string, prefix: (line: string) => string): string {
  return text.split('\n').map(prefix).join('\n');
}

function writeItem(marker: string, { content }: ListItem): string {
  const [first, ...rest] = content;
  const isTight = rest.length === 1 && (rest[0]?.type === 'bulletList' || rest[0]?.type === 'orderedList');
  const parts = [first === undefined ? '' : writeBlock(first), ...rest.map(writeBlock)];
  const text = parts.join(isTight ? '\n' : '\n\n');
  return marker + within(text, (line) => (line === '' ? '' : `  ${line}`)).slice(2);
}

function writeCode(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/^`+/gm)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return text === '' ? `${ticks}\n${ticks}` : `${ticks}\n${text}\n${ticks}`;
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return writeInline(block.content);
    case 'codeBlock':
      return writeCode((block.content ?? []).map(({ text }) => text).join(''));
    case 'blockquote':
      return within(writeBlocks(block.content), (line) => (line === '' ? '>' : `> ${line}`));
    case 'bulletList':
      return block.content.map((item) => writeItem('- ', item)).join('\n');
    case 'orderedList':
      return block.content.map((item, at) => writeItem(`${block.attrs.start + at}. `, item)).join('\n');
  }
}

function writeBlocks(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join('\n\n');
}

/** A text as it is kept and sent to the server: `readMarked` gives it back, but for empty paragraphs. */
export function writeMarked({ content }: Doc): string {
  return writeBlocks(content);
}

/** Plain words as a text: paragraphs where lines are left empty. */
export function docOfPlain(text: string): Doc {
  const paragraphs = text.replaceAll(/\r\n?/g, '\n').split(/\n{2,}/);
  return {
    type: 'doc',
    content: paragraphs.map((paragraph) => {
      const content = paragraph
        .split('\n')
        .flatMap((line, at): Inline[] => [
          ...(at === 0 ? [] : [{ type: 'hardBreak' as const }]),
          ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
        ]);
      return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
    }),
  };
}

/** Plain words as marked text: they stay what they are. */
export function markedOfPlain(text: string): string {
  return writeMarked(docOfPlain(text));
}
