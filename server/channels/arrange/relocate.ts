import { sql, type Tx } from '#platform';

export interface Relocation {
  arrangement: string;
  messages: string[];
  target: string;
}

/** Puts messages into another thread with all that hangs on them. What a sender called a message is unique in a thread. */
export async function relocate(tx: Tx, { arrangement, messages, target }: Relocation): Promise<void> {
  await tx.run(sql`insert into channels.arranged_message (arrangement, message)
    select ${arrangement}, unnest(${messages}::uuid[]) on conflict do nothing`);
  await tx.run(sql`update channels.message set thread = ${target},
      client_id = case when exists (select from channels.message other
          where other.workspace = message.workspace and other.thread = ${target} and other.client_id = message.client_id)
        then client_id || ${markOf(arrangement)} else client_id end
    where id = any(${messages}::uuid[])`);
}

/** Puts messages back where they were. */
export async function putBack(tx: Tx, { arrangement, messages, target }: Relocation): Promise<void> {
  await tx.run(sql`update channels.message set thread = ${target},
      client_id = replace(client_id, ${markOf(arrangement)}, '')
    where id = any(${messages}::uuid[])`);
}

function markOf(arrangement: string): string {
  return ` (${arrangement})`;
}

/** Those who wrote or were written to in these messages may go on writing in the thread. */
export async function inviteWriters(tx: Tx, { arrangement, messages, target }: Relocation): Promise<void> {
  await tx.run(sql`insert into channels.participant (thread, address, name, joined_at, arrangement)
    select distinct on (lower(address)) ${target}::uuid, lower(address), case direction when 'in' then author_name else '' end, ${tx.now}::timestamptz, ${arrangement}::uuid
    from channels.message where id = any(${messages}::uuid[]) and address is not null
      and not exists (select from channels.account_address own where own.address = lower(message.address))
    order by lower(address), direction, at on conflict (thread, address) do nothing`);
}

/** Those who take part in one thread take part in the other, too. */
export async function inviteAll(
  tx: Tx,
  about: { arrangement: string | null; source: string; target: string },
): Promise<void> {
  await tx.run(sql`insert into channels.participant (thread, address, name, joined_at, arrangement)
    select ${about.target}::uuid, address, name, ${tx.now}::timestamptz, ${about.arrangement}::uuid
    from channels.participant where thread = ${about.source} on conflict (thread, address) do nothing`);
}

/** Those who came in by an arrangement leave with it, unless they have written since. */
export async function dismiss(tx: Tx, about: { arrangement: string; thread: string }): Promise<void> {
  await tx.run(sql`delete from channels.participant where thread = ${about.thread} and arrangement = ${about.arrangement}
    and not exists (select from channels.message
      where message.workspace = participant.workspace and message.thread = participant.thread and lower(message.address) = participant.address)`);
}

/** Brings the times of a thread up to what stands in it. */
export async function refreshTimes(tx: Tx, thread: string, startedAt?: string): Promise<void> {
  await tx.run(sql`update channels.thread set
      started_at = least(coalesce(${startedAt ?? null}::timestamptz, thread.started_at), told.first_at),
      last_in_at = told.last_in_at, last_out_at = told.last_out_at
    from (select min(at) as first_at, max(at) filter (where direction = 'in') as last_in_at,
      max(at) filter (where direction = 'out') as last_out_at from channels.message where thread = ${thread}) told
    where thread.id = ${thread} and told.first_at is not null`);
}
