import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listAway } from '#core/contract/away.ts';
import { queryClient } from '../app/query-client.ts';
import { keyOf, useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { awayWords, type Away } from './away-words.ts';

type List = WireOutputOf<typeof listAway>;

const soonest = 1_000;
const latest = 600_000;

/** Looked at again when the first of them changes by itself; what people say themselves is told live. */
function untilChange(list: List | undefined): number | false {
  if (list === undefined || list.changesAt === null) return false;
  return Math.min(latest, Math.max(soonest, new Date(list.changesAt).getTime() - Date.now() + soonest));
}

/** Whether a colleague is away, and until when; undefined: they are there, as far as is known. */
export function useAway(user: string | undefined): Away | undefined {
  const enabled = useMay('member.read') && user !== undefined;
  const { data } = useRead(listAway, {}, { enabled, every: untilChange, staleTime: 60_000 });
  return data?.items.find((each) => each.user === user);
}

/** The same once, without hearing of changes: the words, or nothing for somebody who is there. */
export function awayNow(user: string): string | undefined {
  const found = queryClient.getQueryData<List>(keyOf(listAway, {}))?.items.find((each) => each.user === user);
  return found === undefined ? undefined : awayWords(found);
}
