import { sql, type Tx } from '#platform';
import type { Mailbox } from '../mailbox.ts';
import { checkerOf } from './checker.ts';
import { insideAddress } from './private-network.ts';

const looked = 20;
const days = 30;

/**
 * The address inside our own network that most mail of a mailbox is handed in from, while nobody is named who saw it before:
 * then no mail can be told to be forged. Null when we see who hands it in, or somebody is named, or nothing came.
 */
export async function blindRelay(tx: Tx, { id, settings }: Pick<Mailbox, 'id' | 'settings'>): Promise<string | null> {
  if (settings.incoming !== 'forward' || checkerOf(settings) !== undefined) return null;
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const newest = await tx.all<{ by: string | null }>(sql`select envelope->>'by' as by from channels.raw
    where workspace = ${tx.workspace} and account = ${id} and received_at > ${since} and blanked_at is null
    order by received_at desc limit ${looked}`);
  const inside = newest.map(({ by }) => insideAddress(by ?? undefined)).filter((each) => each !== undefined);
  return inside.length * 2 > newest.length ? (inside[0] ?? null) : null;
}
