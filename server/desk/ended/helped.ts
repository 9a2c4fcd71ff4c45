import { sql, type Tx } from '#platform';

interface Help {
  conversation: string;
  person: string;
  at: Date;
}

/** Keeps who of ours answered in a conversation, and when last. */
export async function keepHelp(tx: Tx, { conversation, person, at }: Help): Promise<void> {
  await tx.run(sql`insert into desk.helped as known (conversation, person, at) values (${conversation}, ${person}, ${at})
    on conflict (conversation, person) do update set at = greatest(known.at, excluded.at)`);
}
