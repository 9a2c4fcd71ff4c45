import { countRecoveries } from '#core/contract/care-count.ts';
import { useRead } from '../app/read.ts';

/** How many recovery cases are mine, in the navigation. */
export function CareCount() {
  const { data } = useRead(countRecoveries, {});
  const mine = data?.mine ?? 0;
  return mine === 0 ? null : <>{mine}</>;
}
