import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../app/session.ts';
import type { TextsPlace } from './texts-place.ts';

interface TextsLinkProps {
  place: TextsPlace;
  n: number;
  /** What it leads to, where the number alone would not say it. */
  name?: string;
  children: ReactNode;
}

/** A number that leads to the texts that it counts, for those who may read conversations. */
export function TextsLink({ place, n, name, children }: TextsLinkProps) {
  const may = useMay('conversation.read');
  if (n === 0 || !may) return <>{children}</>;
  return (
    <Link to="/listening/texts" search={place} title={name}>
      {children}
    </Link>
  );
}
