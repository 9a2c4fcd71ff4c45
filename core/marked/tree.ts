/** What a run of letters is besides its letters. */
export type Mark = { type: 'bold' } | { type: 'italic' } | { type: 'code' } | { type: 'link'; attrs: { href: string } };

export interface Words {
  type: 'text';
  text: string;
  marks?: Mark[];
}

/** A colleague or a team that is named in a note; the id as it stands on the wire. */
export interface Mention {
  type: 'mention';
  attrs: { id: string; label: string };
}

/** A picture that stands among the words: a file that goes with them. */
export interface Picture {
  type: 'picture';
  attrs: { id: string; name: string };
}

export type Inline = Words | { type: 'hardBreak' } | Mention | Picture;

export interface Paragraph {
  type: 'paragraph';
  content?: Inline[];
}

export interface CodeBlock {
  type: 'codeBlock';
  content?: Array<{ type: 'text'; text: string }>;
}

export interface Quote {
  type: 'blockquote';
  content: Block[];
}

export interface ListItem {
  type: 'listItem';
  content: Block[];
}

export interface BulletList {
  type: 'bulletList';
  content: ListItem[];
}

export interface OrderedList {
  type: 'orderedList';
  attrs: { start: number };
  content: ListItem[];
}

export type Block = Paragraph | CodeBlock | Quote | BulletList | OrderedList;

/** Marked text taken apart, in the shape that the editor knows (ProseMirror's JSON). */
export interface Doc {
  type: 'doc';
  content: Block[];
}

/** Where a link may lead. */
export const linkable = /^(?:https?:\/\/|mailto:|tel:)[^\s]{1,2000}$/i;
export const fileId = /^fil_[0-9a-f]{32}$/;
/** Who can be named: a person or a team. */
export const namedId = /^(?:usr|tem)_[0-9a-f]{32}$/;

/** Every piece of the words of a text, in order. */
export function* inlineOf(blocks: readonly (Block | ListItem)[]): Generator<Inline> {
  for (const block of blocks) {
    if (block.type === 'codeBlock') continue;
    if (block.type === 'paragraph') yield* block.content ?? [];
    else yield* inlineOf(block.content);
  }
}

/** The ids of the pictures that stand in it, each once. */
export function picturesIn({ content }: Doc): string[] {
  return [...new Set([...inlineOf(content)].flatMap((one) => (one.type === 'picture' ? [one.attrs.id] : [])))];
}

/** The ids of the people and teams that are named in it, each once. */
export function mentionsIn({ content }: Doc): string[] {
  return [...new Set([...inlineOf(content)].flatMap((one) => (one.type === 'mention' ? [one.attrs.id] : [])))];
}
