import { unfilledIn } from '#core/desk/unfilled.ts';
import type { ComposerState } from './use-composer.ts';
import styles from './composer.module.css';

/** What of a canned reply is not known of this customer: it does not go out before somebody has written it or taken it out. */
export function UnfilledLine({ composer: { mode, text } }: { composer: ComposerState }) {
  const unfilled = mode === 'reply' ? unfilledIn(text) : [];
  return (
    <div role="status">
      {unfilled.length === 0 ? null : (
        <p className={styles.unfilled}>
          Not known: <b>{unfilled.join(', ')}</b>. Write what belongs there, or take it out; it is not sent like this.
        </p>
      )}
    </div>
  );
}
