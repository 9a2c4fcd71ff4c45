import { Link } from '@tanstack/react-router';
import type { InsightPlace } from './place.ts';

/** The name of a point in the table of a chart, which leads to the answers behind it. */
export function PointLink({ name, search, n }: { name: string; search: InsightPlace; n: number }) {
  if (n === 0) return <>{name}</>;
  return (
    <Link to="/insight/answers" search={search}>
      {name}
    </Link>
  );
}
