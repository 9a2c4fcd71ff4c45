import type { ComponentType, ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock } from '@tabler/icons-react';
import { Problem } from '#core/contract/problems.ts';
import { Unreachable } from '../app/api.ts';
import { wordsOf } from '../app/error-words.ts';
import styles from './states.module.css';
import { words } from './words.ts';

interface EmptyProps {
  title: string;
  /** Why it is empty and what comes here. */
  children?: ReactNode;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** The next step: a button or a link. */
  action?: ReactNode;
}

/** Nothing here yet: says why, and the next step. */
export function Empty({ title, children, icon: Icon, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      {Icon === undefined ? null : (
        <span className={styles.icon}>
          <Icon size={22} stroke={1.6} />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <div className={styles.words}>{children}</div>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}

function ErrorIcon({ error }: { error: unknown }) {
  const look = { size: 22, stroke: 1.6 };
  if (error instanceof Unreachable) return <IconCloudOff {...look} />;
  if (error instanceof Problem && error.type === 'forbidden') return <IconLock {...look} />;
  return <IconAlertTriangle {...look} />;
}

/** Something failed: what happened, and what to do. */
export function ErrorState({ error, retry }: { error: unknown; retry?: (() => unknown) | undefined }) {
  const said = wordsOf(error);
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon} data-tone="bad">
        <ErrorIcon error={error} />
      </span>
      <p className={styles.title}>{said.title}</p>
      {said.detail === undefined ? null : <div className={styles.words}>{said.detail}</div>}
      {retry === undefined || !said.retry ? null : (
        <div className={styles.action}>
          <Button variant="default" onClick={() => void retry()}>
            {words.tryAgain}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Grey lines in the place of what is being loaded, of about its size, so that nothing jumps. */
export function Loading({ rows = 4, height = 38 }: { rows?: number; height?: number }) {
  return (
    <div className={styles.loading} aria-busy="true" aria-label={words.loading} role="status">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} style={{ opacity: 1 - row / (rows + 1) }} />
      ))}
    </div>
  );
}

interface Query<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What a page does with a read: loading, error, or the data. A failed refresh keeps the former data on screen. */
export function Loaded<Data>({
  query,
  rows,
  children,
}: {
  query: Query<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
