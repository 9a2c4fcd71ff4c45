import { sql, type Tx } from '#platform';

export interface LostAnswer {
  /** Where it stands now. */
  thread: string;
  /** Known for certain, or only that nobody can tell. */
  state: 'failed' | 'uncertain';
  /** A newer answer was written there. */
  followed: boolean;
}

/** A person's answer that did not arrive, or may not have; undefined for all other messages. */
export async function lostAnswer(tx: Tx, message: string): Promise<LostAnswer | undefined> {
  return await tx.maybe<LostAnswer>(sql`select thread, state, exists (select from channels.message newer
      where newer.workspace = lost.workspace and newer.thread = lost.thread and (newer.at, newer.id) > (lost.at, lost.id)
        and newer.direction = 'out' and newer.author_kind = 'agent' and newer.purpose = 'reply') as followed
    from channels.message lost
    where id = ${message} and direction = 'out' and author_kind = 'agent' and purpose = 'reply'
      and state in ('failed', 'uncertain')`);
}
