import { useEffect, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** One line below: what it is about, population, period. */
  about?: ReactNode;
  /** On the right of the title. */
  actions?: ReactNode;
  /** Before the title: an avatar. */
  before?: ReactNode;
  /** Text and forms read better when they are not as wide as the screen. */
  narrow?: boolean;
  children: ReactNode;
}

/** The frame of a page that scrolls: title, actions, content. */
export function Page({ title, about, actions, before, narrow = false, children }: PageProps) {
  useTitle(title);
  return (
    <div className={styles.page}>
      <div className={styles.inner} data-narrow={narrow}>
        <header className={styles.head}>
          {before}
          <div className={styles.titles}>
            <h1>{title}</h1>
            {about === undefined ? null : <div className={styles.about}>{about}</div>}
          </div>
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

/** The name of the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Throughline`;
  }, [title]);
}

interface PaneProps {
  title?: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  /** Without padding, for a table or list that reaches to the edge. */
  flush?: boolean;
  children: ReactNode;
}

/** A white box on the page. */
export function Pane({ title, about, actions, flush = false, children }: PaneProps) {
  return (
    <section className={styles.pane} data-flush={flush}>
      {title === undefined && actions === undefined ? null : (
        <header className={styles.paneHead}>
          <div>
            {title === undefined ? null : <h2>{title}</h2>}
            {about === undefined ? null : <p className={styles.paneAbout}>{about}</p>}
          </div>
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Small boxes side by side, such as figures: as many in a row as have room. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className={styles.cards}>{children}</div>;
}

export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}

/** Panes beside each other on wide screens, below each other on narrow ones. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}

/** Panes or cards below each other with the usual room between. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

export interface TabLink {
  to: string;
  label: ReactNode;
  count?: number;
  exact?: boolean;
}

/** Tabs that are addresses. */
export function TabLinks({ tabs, label }: { tabs: readonly TabLink[]; label: string }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ to, label: words, count, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact }} className={styles.tab ?? ''}>
          {words}
          {count === undefined ? null : <span className={styles.tabCount}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

interface KeyValuesProps {
  rows: ReadonlyArray<readonly [name: ReactNode, value: ReactNode]>;
  /** The values are sentences, which are read from the left. */
  sentences?: boolean;
}

/** Names and values below each other, as in the rail of a customer. */
export function KeyValues({ rows, sentences = false }: KeyValuesProps) {
  return (
    <dl className={styles.pairs} data-sentences={sentences}>
      {rows.map(([name, value], at) => (
        <div key={at}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
