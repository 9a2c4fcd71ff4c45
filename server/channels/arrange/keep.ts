import { problem, sql, type Tx } from '#platform';

export type ArrangementKind = 'merge' | 'split' | 'move' | 'apart';

/** What stood where, as far as taking it back needs it. */
export interface Before {
  /** The conversations that led to the source of a merge. */
  led: string[];
  sourceStartedAt: string;
  targetStartedAt: string;
  /** Whether the source stood open in the queue of reviews. */
  reviewed: boolean;
}

export interface Arrangement {
  id: string;
  place: string;
  kind: ArrangementKind;
  source: string;
  target: string;
  before: Before;
  byName: string;
  at: Date;
  undoneAt: Date | null;
}

const columns = sql`id, place, kind, source, target, before, by_name, at, undone_at`;

type New = Pick<Arrangement, 'kind' | 'source' | 'target' | 'before' | 'byName'>;

/** Writes what is about to be put elsewhere. */
export async function keepArrangement(tx: Tx, made: New): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`
    insert into channels.arrangement (kind, source, target, before, by_name, at)
    values (${made.kind}, ${made.source}, ${made.target}, ${JSON.stringify(made.before)}::jsonb, ${made.byName}, ${tx.now}) returning id`);
  return id;
}

/** One arrangement; throws not-found. */
export async function arrangementOf(tx: Tx, id: string): Promise<Arrangement> {
  const found = await tx.maybe<Arrangement>(sql`select ${columns} from channels.arrangement where id = ${id}`);
  if (!found) throw problem('not-found', { detail: 'There is nothing to take back: the conversation is gone.' });
  return found;
}

/** Throws `refused` when something later was done with one of the two: taken back is the newest first. */
export async function refuseIfLater(tx: Tx, { place, source, target }: Arrangement): Promise<void> {
  const both = [source, target];
  const later = await tx.maybe(sql`select 1 from channels.arrangement
    where workspace = ${tx.workspace} and place > ${place} and undone_at is null
      and (source = any(${both}::uuid[]) or target = any(${both}::uuid[])) limit 1`);
  if (later)
    throw problem('refused', {
      code: 'later-first',
      detail: 'Something was put elsewhere here after this. Take that back first.',
    });
}
