import type { Draft } from './drafts.ts';
import styles from './composer.module.css';

/** Why an answer came back into the box. */
export function NotSent({ draft: { notice }, name, toNewest }: { draft: Draft; name: string; toNewest: () => void }) {
  if (notice === null) return <div role="alert" />;
  return (
    <div role="alert" className={styles.notSent}>
      <b>Not sent.</b>{' '}
      {notice.movedOn ? (
        <>
          <span>{name} wrote meanwhile.</span>{' '}
          <button type="button" onClick={toNewest}>
            See what is new
          </button>
        </>
      ) : (
        <span>{notice.words}</span>
      )}
    </div>
  );
}
