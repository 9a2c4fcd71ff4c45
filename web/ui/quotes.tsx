import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { Button } from '@mantine/core';
import { ShowMore } from './show-more.tsx';
import { ErrorState, Loading } from './states.tsx';
import styles from './quotes.module.css';

interface Rows<Item> {
  items: readonly Item[];
  error: Error | null;
  pending: boolean;
  refetch: () => unknown;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
}

interface QuotesProps<Item> {
  rows: Rows<Item>;
  label: string;
  /** What stands there while there is nothing. */
  empty: ReactNode;
  /** One of them: an `li`. */
  show: (item: Item) => ReactNode;
  list?: Ref<HTMLUListElement>;
}

/** What people said, one beneath the other, page by page. */
export function Quotes<Item>({ rows, label, empty, show, list }: QuotesProps<Item>) {
  if (rows.error !== null) return <ErrorState error={rows.error} retry={rows.refetch} />;
  if (rows.pending) return <Loading rows={4} />;
  if (rows.items.length === 0 && !rows.hasMore) return empty;
  return (
    <>
      <ul className={styles.list} aria-label={label} ref={list}>
        {rows.items.map(show)}
      </ul>
      {rows.hasMore ? (
        <div className={styles.more}>
          <ShowMore rows={rows} />
        </div>
      ) : null}
    </>
  );
}

/** What somebody said: of much the first lines, and all of it for whoever wants it. */
export function Quote({ children, large = false }: { children: string; large?: boolean }) {
  const words = useRef<HTMLQuoteElement>(null);
  const [whole, setWhole] = useState(false);
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const element = words.current;
    if (element === null || whole) return undefined;
    const look = new ResizeObserver(() => setIsLong(element.scrollHeight > element.clientHeight + 1));
    look.observe(element);
    return () => look.disconnect();
  }, [whole, children]);
  return (
    <div className={styles.quote} data-whole={whole} data-large={large}>
      <q dir="auto" ref={words}>
        {children}
      </q>
      {isLong ? (
        <Button variant="subtle" size="compact-sm" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t`Fold again` : t`Show all`}
        </Button>
      ) : null}
    </div>
  );
}

/** Whose words they are, when they were said, and the way to where they stand. */
export function QuoteFoot({ children }: { children: ReactNode }) {
  return <span className={styles.foot}>{children}</span>;
}
