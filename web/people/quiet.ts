import { t } from '@lingui/core/macro';
import { changeAvailability, readAvailability } from '#core/contract/availability.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { keyOf, startsWithAny } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { atWall, wallOf } from '../desk/later.ts';
import { zoneOfPages } from '../ui/format.ts';
import { backText } from './away-words.ts';

type Change = WireInputOf<typeof changeAvailability>;

/** Keeps it at once, and shows it everywhere. */
export async function keep(change: Change): Promise<void> {
  const after = await call(changeAvailability, change);
  queryClient.setQueryData(keyOf(readAvailability, {}), after);
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [first] }) => startsWithAny(first, ['availability.']),
  });
}

/** Keeps it, says so or what went wrong, and offers the way back. */
export async function keepWithWayBack(
  change: Change,
  { text, before }: { text: string; before: Change },
): Promise<void> {
  const undo = () => void keep(before).catch(toastError);
  await keep(change).then(() => toast({ text, about: 'availability', undo }), toastError);
}

const hour = 3_600_000;

/** When tomorrow's work usually begins, by the company's clock. */
export function tomorrowMorning(): Date {
  const zone = zoneOfPages();
  const wall = wallOf(new Date(), zone);
  return atWall({ ...wall, day: wall.day + 1, hour: 8, minute: 0 }, zone);
}

/** Asks for quiet until a moment; null: it is over. */
export function setQuiet(until: Date | null): void {
  const quietUntil = until?.toISOString() ?? null;
  const known = queryClient.getQueryData<{ quietUntil: string | null }>(keyOf(readAvailability, {}));
  const end = quietUntil === null ? '' : backText(quietUntil);
  const text = quietUntil === null ? t`You can be disturbed again` : t`Do not disturb until ${end}`;
  void keepWithWayBack({ quietUntil }, { text, before: { quietUntil: known?.quietUntil ?? null } });
}

export function inAnHour(): Date {
  return new Date(Date.now() + hour);
}
