import { escapedForMarks } from '#core/marked/write.ts';
import { readMarked } from '#core/marked/read.ts';
import type { Block, Inline } from '#core/marked/tree.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function letter(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Characters of one page of HTML. */
const longest = 50_000;

/** The words of HTML: what stood in lines of their own still does, markup is gone. */
export function wordsOfHtml(html: string): string {
  return html
    .slice(0, longest)
    .replaceAll(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(#?\w{1,10});/g, letter)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The same as marked text in which nothing is marked. */
export function markedOfHtml(html: string): string {
  return escapedForMarks(wordsOfHtml(html)).replaceAll('\n', '\n\n');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function inline(piece: Inline): string {
  if (piece.type === 'hardBreak') return '<br>';
  if (piece.type === 'mention') return escaped(`@${piece.attrs.label}`);
  if (piece.type === 'picture') return escaped(piece.attrs.name);
  return (piece.marks ?? []).reduceRight((words, mark) => {
    if (mark.type === 'link') return `<a href="${escaped(mark.attrs.href)}">${words}</a>`;
    const tag = { bold: 'strong', italic: 'em', code: 'code' }[mark.type];
    return `<${tag}>${words}</${tag}>`;
  }, escaped(piece.text));
}

const inlines = (content: readonly Inline[] = []) => content.map(inline).join('');
const items = (content: ReadonlyArray<{ content: Block[] }>) =>
  content.map((item) => `<li>${item.content.map(block).join('')}</li>`).join('');

function block(one: Block): string {
  switch (one.type) {
    case 'paragraph':
      return `<p>${inlines(one.content)}</p>`;
    case 'codeBlock':
      return `<pre>${inlines(one.content)}</pre>`;
    case 'blockquote':
      return `<blockquote>${one.content.map(block).join('')}</blockquote>`;
    case 'bulletList':
      return `<ul>${items(one.content)}</ul>`;
    case 'orderedList':
      return `<ol>${items(one.content)}</ol>`;
  }
}

/** Marked text as HTML, for whoever knows nothing else. */
export function htmlOfMarked(text: string): string {
  return readMarked(text).content.map(block).join('');
}
