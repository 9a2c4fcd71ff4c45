import type { Recipient } from '#core/channels/copies.ts';
import { sql, type Tx } from '#platform';

type New = Pick<Recipient, 'address' | 'name' | 'kind'>;

/** So many of a mail that came in are remembered. */
const mostKept = 50;

/** Keeps to whom a mail went (`queued`) or came beside the one it is to or from. */
export async function keepRecipients(
  tx: Tx,
  message: string,
  { people, ours }: { people: readonly New[]; ours: boolean },
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.slice(0, mostKept).map((one, position) => ({ ...one, position }));
  await tx.run(sql`insert into channels.recipient (message, address, name, kind, position, state)
    select message.id, lower(one.address), one.name, one.kind, one.position, ${ours ? 'queued' : null}
    from channels.message, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one (address text, name text, kind text, position int)
    where message.id = ${message} and lower(one.address) is distinct from lower(message.address)
    on conflict (message, address) do nothing`);
}

/** To whom these messages went or came beside the one they are to or from. */
export async function recipientsOf(tx: Tx, messages: readonly string[]): Promise<Map<string, Recipient[]>> {
  const found = new Map<string, Recipient[]>();
  if (messages.length === 0) return found;
  const rows = await tx.all<Recipient & { message: string }>(sql`select message, address, name, kind, state, reason
    from channels.recipient where message = any(${[...messages]}::uuid[]) order by message, position`);
  for (const { message, ...one } of rows) found.set(message, [...(found.get(message) ?? []), one]);
  return found;
}

/** Notes why one of those a mail goes to does not get it. */
export async function failFor(
  tx: Tx,
  { message, address, reason }: { message: string; address: string; reason: string },
): Promise<boolean> {
  const touched = await tx.run(sql`update channels.recipient set state = 'failed', reason = ${reason.slice(0, 500)}
    where message = ${message} and address = ${address.toLowerCase()} and state is not null`);
  return touched > 0;
}
