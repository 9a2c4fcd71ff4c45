import { sql, type Tx } from '#platform';

/** Where a conversation stands, and who follows it. */
export interface Place {
  id: string;
  assignee: string | null;
  team: string | null;
  status: string;
  followers: string[];
}

/** The conversation as it stands now, wherever it was put meanwhile; undefined where it is gone. */
export async function placeOf(tx: Tx, named: string): Promise<Place | undefined> {
  return tx.maybe<Place>(sql`
    select here.id, here.assignee, here.team, here.status,
      array(select person from desk.follower where follower.conversation = here.id) as followers
    from desk.conversation named join desk.conversation here on here.id = coalesce(named.merged_into, named.id)
    where named.id = ${named}`);
}
