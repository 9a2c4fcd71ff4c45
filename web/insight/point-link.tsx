import { Link } from '@tanstack/react-router';
import type { InsightPlace } from './place.ts';

interface PointLinkProps {
  name: string;
  search: InsightPlace;
  n: number;
  /** Where what lies behind it is listed. */
  to?: '/insight/answers' | '/insight/asks';
}

/** The name of a point in the table of a chart, which leads to the answers or asks behind it. */
export function PointLink({ name, search, n, to = '/insight/answers' }: PointLinkProps) {
  if (n === 0) return <>{name}</>;
  return (
    <Link to={to} search={search}>
      {name}
    </Link>
  );
}
