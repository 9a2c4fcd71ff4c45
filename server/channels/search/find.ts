import { visibleTo } from '#people';
import { sql, type Actor, type Tx } from '#platform';

/** A message that has what was looked for. */
export interface FoundMessage {
  /** The conversation that it finds. */
  home: string;
  /** Beside which it stands: the side conversation. */
  side: string | null;
  message: string;
  at: Date;
  /** None of the conversation that is newer has it, too. */
  newest: boolean;
}

/** Where a search stands: everything newer has been looked through. */
export interface SearchPosition {
  at: Date;
  id: string;
}

export interface Looking {
  /** As PostgreSQL writes a `tsquery`. */
  query: string;
  /** Of messages from then on. */
  after: Date | null;
  position: SearchPosition | null;
  /** Where to begin when nothing has been looked through. */
  from: Date;
}

const dayLength = 86_400_000;
/** Of so many messages at once is told whether they are the newest of their conversation. */
const atOnce = 100;
/** Days looked through at once: more each time while little is found; after the last of them all that is older. */
const strides = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/**
 * Messages that the actor may see, the newest first, in portions: a common word is found among the newest days, a rare one is
 * looked for ever further back. Ids only: the caller reads the rows under the policy.
 */
export async function* findMessages(tx: Tx, looking: Looking, actor: Actor): AsyncGenerator<FoundMessage[]> {
  // Whoever sees only some conversations gets ids of others here, too: the caller leaves them out.
  if (!visibleTo(actor).everything && actor.sight === undefined) return;
  let { position } = looking;
  for (const days of daysBack(looking)) {
    for (let more = true; more;) {
      const found = await portion(tx, looking, { ...days, position });
      const oldest = found.at(-1);
      if (oldest !== undefined) position = { at: oldest.at, id: oldest.message };
      more = found.length === atOnce;
      if (found.length > 0) yield found.filter(({ at }) => looking.after === null || at >= looking.after);
    }
  }
}

const dayOf = (at: Date) => Math.floor(at.getTime() / dayLength);

/** Which days to look through, one stretch after the other; the last one is all that is older. */
function* daysBack({ position, from, after }: Looking): Generator<Days> {
  const first = after === null ? null : dayOf(after);
  let until = dayOf(position?.at ?? from);
  for (const stride of strides) {
    if (first !== null && until < first) return;
    const since = Math.max(until - stride + 1, first ?? Number.NEGATIVE_INFINITY);
    yield { since, until };
    until = since - 1;
  }
  if (first === null) yield { since: null, until: null };
  else if (until >= first) yield { since: first, until };
}

interface Days {
  since: number | null;
  until: number | null;
}

type Where = Days & { position: SearchPosition | null };

async function portion(tx: Tx, { query }: Looking, { since, until, position }: Where): Promise<FoundMessage[]> {
  return await tx.all(sql<FoundMessage>`select home, side, message, at, newest from channels.search_messages(
    ${query}::tsquery, ${since}::int, ${until}::int, ${position?.at ?? null}::timestamptz, ${position?.id ?? null}::uuid, ${atOnce})`);
}
