import { Fragment, type ReactNode } from 'react';
import { readMarked } from '#core/marked/read.ts';
import type { Block, Inline, Mark } from '#core/marked/tree.ts';
import { partsOf } from '../links.ts';
import { Mention } from '../mentions/mention.tsx';
import styles from './marked-text.module.css';

interface MarkedTextProps {
  text: string;
  /** Where the picture with this id is to be had. */
  pictureAt(id: string): string;
}

/** What somebody of ours wrote, with its marks. */
export function MarkedText({ text, pictureAt }: MarkedTextProps) {
  return (
    <div className={styles.marked} dir="auto">
      <Blocks blocks={readMarked(text).content} pictureAt={pictureAt} />
    </div>
  );
}

type At = Pick<MarkedTextProps, 'pictureAt'>;

function Blocks({ blocks, pictureAt }: At & { blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, at) => <One key={at} block={block} pictureAt={pictureAt} />);
}

function One({ block, pictureAt }: At & { block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Pieces pieces={block.content ?? []} pictureAt={pictureAt} />
        </p>
      );
    case 'codeBlock':
      return <pre>{(block.content ?? []).map(({ text }) => text)}</pre>;
    case 'blockquote':
      return (
        <blockquote>
          <Blocks blocks={block.content} pictureAt={pictureAt} />
        </blockquote>
      );
    default: {
      const items = block.content.map(({ content }, at) => (
        <li key={at}>
          <Blocks blocks={content} pictureAt={pictureAt} />
        </li>
      ));
      return block.type === 'bulletList' ? <ul>{items}</ul> : <ol start={block.attrs.start}>{items}</ol>;
    }
  }
}

function Pieces({ pieces, pictureAt }: At & { pieces: readonly Inline[] }): ReactNode {
  return pieces.map((piece, at) => <Piece key={at} piece={piece} pictureAt={pictureAt} />);
}

function Piece({ piece, pictureAt }: At & { piece: Inline }): ReactNode {
  switch (piece.type) {
    case 'hardBreak':
      return <br />;
    case 'mention':
      return <Mention {...piece.attrs} />;
    case 'picture': {
      const src = pictureAt(piece.attrs.id);
      return (
        <a href={src} target="_blank" rel="noopener">
          <img src={src} alt={piece.attrs.name} loading="lazy" />
        </a>
      );
    }
    case 'text':
      return (piece.marks ?? []).toReversed().reduce<ReactNode>(marked, linked(piece.text, piece.marks ?? []));
  }
}

/** Web addresses lead there; those of a link lead where it leads. */
function linked(text: string, marks: readonly Mark[]): ReactNode {
  if (marks.some(({ type }) => type === 'link' || type === 'code')) return text;
  return partsOf(text).map(({ text: words, href }, at) =>
    href === undefined ? <Fragment key={at}>{words}</Fragment> : <Lead key={at} href={href} words={words} />,
  );
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  if (mark.type === 'bold') return <strong>{inner}</strong>;
  if (mark.type === 'italic') return <em>{inner}</em>;
  if (mark.type === 'code') return <code>{inner}</code>;
  return <Lead href={mark.attrs.href} words={inner} />;
}

function Lead({ href, words }: { href: string; words: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}
