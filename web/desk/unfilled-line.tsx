import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { unfilledIn } from '#core/desk/unfilled.ts';
import type { ComposerState } from './use-composer.ts';
import { listed } from '../ui/format.ts';
import styles from './composer.module.css';

/** What of a canned reply is not known of this customer: it does not go out before somebody has written it or taken it out. */
export function UnfilledLine({ composer: { mode, text } }: { composer: ComposerState }) {
  const unfilled = mode === 'reply' ? unfilledIn(text) : [];
  return (
    <div role="status">
      {unfilled.length === 0 ? null : (
        <p className={styles.unfilled}>
          <Trans>
            Not known: <b>{ph({ names: listed(unfilled) })}</b>. Write what belongs there, or take it out; it is not
            sent like this.
          </Trans>
        </p>
      )}
    </div>
  );
}
