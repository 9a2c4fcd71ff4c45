import type { ReactNode } from 'react';
import { Logo } from '../app/shell/logo.tsx';
import { useTitle } from '../ui/page.tsx';
import styles from './frame.module.css';

interface FrameProps {
  title: string;
  about?: ReactNode;
  /** Below the box: other ways. */
  below?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of a page before the console: the mark, one box, other ways below. */
export function AccessFrame({ title, about, below, wide = false, children }: FrameProps) {
  useTitle(title);
  return (
    <main className={styles.page}>
      <div className={styles.column} data-wide={wide}>
        <div className={styles.logo}>
          <Logo size={24} /> Throughline
        </div>
        <section className={styles.box}>
          <h1>{title}</h1>
          {about === undefined ? null : <p className={styles.about}>{about}</p>}
          {children}
        </section>
        {below === undefined ? null : <div className={styles.below}>{below}</div>}
      </div>
    </main>
  );
}
