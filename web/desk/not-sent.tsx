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
      <b>Not sent.</b> <span>{customer ? `${name} wrote meanwhile.` : notice.words}</span>
      {notice.movedOn ? (
        <>
          {' '}
          <button type="button" onClick={toNewest}>
            See what is new
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
  if (resolve === true) return 'Send and resolve anyway';
  return typeof snoozeUntil === 'string' ? 'Send and snooze anyway' : 'Send anyway';
}
