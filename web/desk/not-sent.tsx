import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Draft } from './drafts.ts';
import styles from './composer.module.css';

interface NotSentProps {
  draft: Draft;
  name: string;
  toNewest(): void;
  /** Sends it as it stands, with what is on the screen now. */
  anyway(): void;
}

/** Why an answer came back into the box. */
export function NotSent({ draft: { notice, reply, mode }, name, toNewest, anyway }: NotSentProps) {
  if (notice === null) return <div role="alert" />;
  const customer = notice.movedOn && notice.colleague !== true;
  return (
    <div role="alert" className={styles.notSent}>
      <b>
        <Trans>Not sent.</Trans>
      </b>{' '}
      <span>{customer ? t`${name} wrote meanwhile.` : notice.words}</span>
      {notice.movedOn ? (
        <>
          {' '}
          <button type="button" onClick={toNewest}>
            <Trans>See what is new</Trans>
          </button>
          {mode === 'note' || reply.trim() === '' ? null : (
            <>
              {' '}
              <button type="button" onClick={anyway}>
                {anywayWords(notice)}
              </button>
            </>
          )}
        </>
      ) : null}
    </div>
  );
}

function anywayWords({ resolve, snoozeUntil }: NonNullable<Draft['notice']>): string {
  if (resolve === true) return t`Send and resolve anyway`;
  return typeof snoozeUntil === 'string' ? t`Send and snooze anyway` : t`Send anyway`;
}
