import { initials } from './format.ts';
import styles from './avatar.module.css';

export interface AvatarProps {
  name: string;
  size?: 22 | 30 | 42 | 46;
  /** A green point: here now. */
  present?: boolean;
  /** A moon: not at work; a bar: does not want to be disturbed. */
  away?: 'here' | 'off' | 'quiet';
}

/** The letters of a person; the name itself stands beside it, so it is silent for screen readers. */
export function Avatar({ name, size = 30, present = false, away = 'here' }: AvatarProps) {
  return (
    <span className={styles.avatar} data-size={size} aria-hidden="true">
      {initials(name)}
      {present ? <i className={styles.present} /> : null}
      {away === 'here' ? null : <i className={styles.away} data-away={away} />}
    </span>
  );
}
