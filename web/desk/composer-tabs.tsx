import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mode } from './drafts.ts';
import styles from './composer.module.css';

interface ComposerTabsProps {
  mode: Mode;
  mayReply: boolean;
  to(mode: Mode): void;
}

/** An answer to the customer, or a note that only colleagues see. */
export function ComposerTabs({ mode, mayReply, to }: ComposerTabsProps) {
  return (
    <div className={styles.tabs} role="group" aria-label={t`What to write`}>
      {mayReply ? (
        <button type="button" className={styles.tab} aria-pressed={mode === 'reply'} onClick={() => to('reply')}>
          <Trans>Reply</Trans>
        </button>
      ) : null}
      <button type="button" className={styles.tab} aria-pressed={mode === 'note'} onClick={() => to('note')}>
        <Trans>Private note</Trans>
      </button>
    </div>
  );
}
