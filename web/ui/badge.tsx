import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type Tone = 'plain' | 'fact' | 'feel' | 'accent' | 'warn' | 'good' | 'bad';

/** A small mark behind a name or in a list. */
export function Badge({ tone = 'plain', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

/** What we did: an objective fact. */
export function FactBadge({ children }: { children: ReactNode }) {
  return <Badge tone="fact">{children}</Badge>;
}

/** How it felt: what a customer said or scored. */
export function FeelingBadge({ children }: { children: ReactNode }) {
  return <Badge tone="feel">{children}</Badge>;
}

/** A point and a word for a state: running, failed, waiting. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.state} data-tone={tone}>
      {children}
    </span>
  );
}
