import { t } from '@lingui/core/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';
import type { InsightPlace } from './place.ts';

/** Which conversations or waits: of what, and of which group. */
export type Served = Pick<InsightPlace, 'of' | 'by' | 'bucket' | 'only' | 'team' | 'person' | 'channel'>;

function placeOf({ days, channel, time }: InsightPlace, served: Served): InsightPlace {
  return { days, channel, time, ...served };
}

interface ServedLinkProps {
  served: Served;
  n: number;
  /** What it leads to, for who hears the link by itself. */
  name?: string;
  /** Stands on a line of its own, as a link to follow; else it is the number itself. */
  line?: boolean;
  children: ReactNode;
}

/** Leads to the conversations or waits behind a number of Service; where there are none, only the number. */
export function ServedLink({ served, n, name, line = false, children }: ServedLinkProps) {
  const [place] = usePlace();
  if (n === 0) return line ? null : <>{children}</>;
  return (
    <Link
      to="/insight/conversations"
      search={placeOf(place, served)}
      className={line ? styles.read : styles.through}
      aria-label={name}
    >
      {children}
    </Link>
  );
}

interface SeeProps {
  of: NonNullable<Served['of']>;
  n: number;
  /** The figure that it is of. */
  name: string;
}

/** The way to all that a card counts. */
export function See({ of, n, name }: SeeProps) {
  return (
    <ServedLink line served={{ of }} n={n} name={t`See them: ${name}`}>
      {t`See them`}
    </ServedLink>
  );
}

/** Goes to what lies behind a point of a chart. */
export function useServed(): (served: Served | undefined) => void {
  const [place] = usePlace();
  const navigate = useNavigate();
  return (served) => {
    if (served !== undefined) void navigate({ to: '/insight/conversations', search: placeOf(place, served) });
  };
}
