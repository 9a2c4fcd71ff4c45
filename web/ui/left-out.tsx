import { t } from '@lingui/core/macro';
import { readScoreSight } from '#core/contract/score-sight.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import styles from './left-out.module.css';

/** Over a list that leaves out what is held back from who looks, though it counts; nothing where nothing can be. */
export function LeftOut() {
  const words = useLeftOut();
  return words === null ? null : (
    <p className={styles.note} role="note">
      {words}
    </p>
  );
}

/** The same, as words. */
export function useLeftOut(): string | null {
  const [may, all] = [useMay('listening.read'), useMay('listening.manage')];
  const { data } = useRead(readScoreSight, {}, { enabled: may && !all });
  if (data === undefined || (data.who === 'everyone' && data.when === 'at-once')) return null;
  if (data.who === 'everyone') return t`Answers that are held back from you are left out here.`;
  return t`Answers of named customers are left out here, but for your own cases: only who manages listening sees them.`;
}
