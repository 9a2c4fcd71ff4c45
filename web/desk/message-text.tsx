import { plural, t } from '@lingui/core/macro';
import { useId } from 'react';
import { IconChevronRight } from '@tabler/icons-react';
import type { MessageItem } from './items.ts';
import { piecesOf, runsOf, type Piece } from './pieces.ts';
import { PlainText } from './plain-text.tsx';
import { useUnfolded } from './unfolded.ts';
import itemStyles from './items.module.css';
import styles from './message-text.module.css';

/** What somebody wrote; what they quoted and their signature wait folded in their places. */
export function MessageText({ message: { id, text, spans } }: { message: Pick<MessageItem, 'id' | 'text' | 'spans'> }) {
  const [opened, setOpened] = useUnfolded(id);
  const pieces = piecesOf(text, spans);
  const folded = pieces.filter(({ kind }) => kind !== 'visible').map(({ from }) => from);
  const isWhole = folded.every((from) => opened.has(from));
  return (
    <div className={styles.pieces}>
      {pieces.map((piece) =>
        piece.kind === 'visible' ? (
          <Said key={piece.from} text={piece.text} />
        ) : (
          <Folded
            key={piece.from}
            piece={piece}
            isOpen={opened.has(piece.from)}
            turn={() => setOpened(opened.symmetricDifference(new Set([piece.from])))}
          />
        ),
      )}
      {folded.length > 1 ? (
        <button
          type="button"
          className={`${itemStyles.quiet} ${styles.whole}`}
          onClick={() => setOpened(new Set(isWhole ? [] : folded))}
        >
          {isWhole ? t`Fold again` : t`Show the whole message`}
        </button>
      ) : null}
    </div>
  );
}

function Said({ text }: { text: string }) {
  return (
    <div className={styles.said}>
      {runsOf(text).map((run, at) => (
        <div key={at} className={run.answered ? styles.answered : undefined}>
          <PlainText text={run.text} />
        </div>
      ))}
    </div>
  );
}

function Folded({ piece, isOpen, turn }: { piece: Piece; isOpen: boolean; turn: () => void }) {
  const id = useId();
  const { lines } = piece;
  return (
    <div className={isOpen ? styles.open : undefined}>
      <button type="button" className={styles.turn} aria-expanded={isOpen} aria-controls={id} onClick={turn}>
        <IconChevronRight size={13} stroke={2} aria-hidden="true" />
        {piece.kind === 'quoted' ? t`Earlier message` : t`Signature`}
        <span className={styles.lines}>{plural(lines, { one: '# line', other: '# lines' })}</span>
      </button>
      <div id={id} className={styles.within} hidden={!isOpen}>
        {isOpen ? <PlainText text={piece.text} /> : null}
      </div>
    </div>
  );
}
