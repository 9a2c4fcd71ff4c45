import { breakers, breakerWords, type Breaker } from '#core/channels/breakers.ts';
import { sql, type Tx } from '#platform';

type About = {
  thread: string;
  /** Whom we would write to, lower case; null where the channel has no addresses. */
  address: string | null;
  /** The message that is about to go out: it does not count. */
  except?: string | undefined;
};

function since(tx: Tx, breaker: Breaker): Date {
  return new Date(tx.now.getTime() - breakers[breaker].minutes * 60_000);
}

/** Which limit is passed in a conversation or with an address; undefined: machines of ours may write. */
export async function openBreaker(tx: Tx, { thread, address, except }: About): Promise<Breaker | undefined> {
  const other = sql`workspace = ${tx.workspace} and id is distinct from ${except ?? null}::uuid`;
  const counts = await tx.one<Record<Breaker, number>>(sql`select
    (select count(*)::int from channels.message where ${other} and thread = ${thread}
      and at > ${since(tx, 'thread')}) as thread,
    (select count(*)::int from channels.message where ${other} and address = ${address}
      and at > ${since(tx, 'address')}) as address,
    (select count(*)::int from channels.message where ${other} and address = ${address} and direction = 'out' and automatic
      and state not in ('failed', 'queued') and at > ${since(tx, 'automatic')}) as automatic`);
  if (counts.thread > breakers.thread.messages) return 'thread';
  if (counts.address > breakers.address.messages) return 'address';
  return counts.automatic >= breakers.automatic.messages ? 'automatic' : undefined;
}

/** Why nothing is sent by itself in this conversation for now, in one sentence; null when nothing keeps it back. */
export async function quietReason(tx: Tx, thread: string): Promise<string | null> {
  const newest = await tx.maybe<{ address: string | null; channel: string }>(sql`select address, channel
    from channels.message where workspace = ${tx.workspace} and thread = ${thread} and direction = 'in'
    order by at desc, id desc limit 1`);
  if (newest === undefined || newest.channel === 'chat') return null;
  const breaker = await openBreaker(tx, { thread, address: newest.address });
  return breaker === undefined ? null : breakerWords(breaker);
}
