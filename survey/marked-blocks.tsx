import type { ComponentChildren } from 'preact';
import { readMarked } from '#core/marked/read.ts';
import type { Block, Inline, Mark } from '#core/marked/tree.ts';
import { useAround } from './context.ts';

/** Where nothing may lead away its words stand alone. */
function Link({ href, words }: { href: string; words: ComponentChildren }) {
  if (useAround().stays) return <>{words}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}

function marked(words: ComponentChildren, mark: Mark): ComponentChildren {
  switch (mark.type) {
    case 'bold':
      return <strong>{words}</strong>;
    case 'italic':
      return <em>{words}</em>;
    case 'code':
      return <code>{words}</code>;
    case 'link':
      return <Link href={mark.attrs.href} words={words} />;
  }
}

function Piece({ piece }: { piece: Inline }) {
  if (piece.type === 'hardBreak') return <br />;
  if (piece.type === 'mention') return <>{`@${piece.attrs.label}`}</>;
  if (piece.type === 'picture') return <>{piece.attrs.name}</>;
  return <>{(piece.marks ?? []).reduceRight<ComponentChildren>(marked, piece.text)}</>;
}

const pieces = (content: readonly Inline[] | undefined) =>
  content?.map((piece, at) => <Piece key={at} piece={piece} />);

function Part({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p>{pieces(block.content)}</p>;
    case 'codeBlock':
      return <pre>{pieces(block.content)}</pre>;
    case 'blockquote':
      return <blockquote>{blocks(block.content)}</blockquote>;
    case 'bulletList':
      return <ul>{items(block.content)}</ul>;
    case 'orderedList':
      return <ol start={block.attrs.start}>{items(block.content)}</ol>;
  }
}

const blocks = (content: readonly Block[]) => content.map((block, at) => <Part key={at} block={block} />);
const items = (content: ReadonlyArray<{ content: Block[] }>) =>
  content.map((item, at) => <li key={at}>{blocks(item.content)}</li>);

/** Marked text as elements of the page. */
export function MarkedBlocks({ text }: { text: string }) {
  return <>{blocks(readMarked(text).content)}</>;
}
