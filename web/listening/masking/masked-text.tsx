import type { Piece } from '#core/listening/redact/redact.ts';
import { personalNames } from './personal-names.ts';
import styles from './masking.module.css';

/** A text in which personal data was taken out, with what sort stood there. */
export function MaskedText({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, at) =>
    'words' in piece ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text never change places
      <span key={at}>{piece.words}</span>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text never change places
      <span key={at} className={styles.personal} lang="">
        {personalNames[piece.personal]}
      </span>
    ),
  );
}
