import type { Block, Doc, Inline, ListItem, Mention } from './tree.ts';

type Change = (mention: Mention) => Inline;

function inline(content: readonly Inline[], change: Change): Inline[] {
  return content.map((piece) => (piece.type === 'mention' ? change(piece) : piece));
}

function item({ content, ...rest }: ListItem, change: Change): ListItem {
  return { ...rest, content: content.map((one) => block(one, change)) };
}

function block(one: Block, change: Change): Block {
  switch (one.type) {
    case 'codeBlock':
      return one;
    case 'paragraph':
      return one.content === undefined ? one : { ...one, content: inline(one.content, change) };
    case 'blockquote':
      return { ...one, content: one.content.map((each) => block(each, change)) };
    case 'bulletList':
      return { ...one, content: one.content.map((each) => item(each, change)) };
    case 'orderedList':
      return { ...one, content: one.content.map((each) => item(each, change)) };
  }
}

/** The same text with every mention changed. */
export function changeMentions(doc: Doc, change: Change): Doc {
  return { ...doc, content: doc.content.map((one) => block(one, change)) };
}

/** A mention that names nobody: words like others. */
export function unnamed({ attrs }: Mention): Inline {
  return { type: 'text', text: `@${attrs.label}` };
}
