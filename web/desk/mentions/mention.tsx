import { useSession } from '../../app/session.ts';
import styles from './mentions.module.css';

/** Somebody who is named in a note; one's own name stands out. */
export function Mention({ id, label }: { id: string; label: string }) {
  const { user } = useSession();
  return (
    <span className={styles.mention} data-me={id === user.id}>
      @{label}
    </span>
  );
}
