import type { Block, Doc, Inline, ListItem } from './tree.ts';

function linked(text: string, href: string): string {
  const target = href.replace(/^(?:mailto|tel):/i, '');
  return text === href || text === target ? text : `${text} (${target})`;
}

function words(piece: Inline): string {
  switch (piece.type) {
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `@${piece.attrs.label}`;
    case 'picture':
      return `[${piece.attrs.name}]`;
    case 'text':
      return piece.text;
  }
}

const hrefOf = (piece: Inline | undefined) =>
  piece?.type === 'text' ? piece.marks?.find((mark) => mark.type === 'link')?.attrs.href : undefined;

/** Pieces of one link are named with their address once, after the last of them. */
function inline(content: readonly Inline[] = []): string {
  let text = '';
  let link = '';
  for (const [at, piece] of content.entries()) {
    const href = hrefOf(piece);
    if (href === undefined) text += words(piece);
    else {
      link += words(piece);
      if (hrefOf(content[at + 1]) === href) continue;
      text += linked(link, href);
      link = '';
    }
  }
  return text;
}

function further(text: string, sign: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? sign.trimEnd() : sign + line))
    .join('\n');
}

function item(marker: string, { content }: ListItem): string {
  const body = content.map(block).join('\n');
  return marker + further(body, ' '.repeat(marker.length)).slice(marker.length);
}

function block(one: Block): string {
  switch (one.type) {
    case 'paragraph':
      return inline(one.content);
    case 'codeBlock':
      return (one.content ?? []).map(({ text }) => text).join('');
    case 'blockquote':
      return further(one.content.map(block).join('\n\n'), '> ');
    case 'bulletList':
      return one.content.map((each) => item('- ', each)).join('\n');
    case 'orderedList':
      return one.content.map((each, at) => item(`${one.attrs.start + at}. `, each)).join('\n');
  }
}

/** The same words without marks: for channels and programs that know only letters. */
export function plainOf({ content }: Doc): string {
  return content.map(block).join('\n\n').trim();
}

function isBare(one: Block): boolean {
  if (one.type !== 'paragraph') return false;
  return (one.content ?? []).every((piece) => piece.type === 'hardBreak' || (piece.type === 'text' && !piece.marks));
}

/** Whether nothing in it is more than letters and lines. */
export function isUnmarked({ content }: Doc): boolean {
  return content.every(isBare);
}
