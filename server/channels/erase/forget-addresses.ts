import { sql, type Tx } from '#platform';

/**
 * The addresses that are these customers' own, lower case: from which they began their conversations, also those that were put
 * into others, or at which they were written to alone. Others who took part keep theirs, and so does whose address was forged.
 */
export async function ownAddressesOf(tx: Tx, customers: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ address: string }>(sql`
    with theirs as (select id, channel from channels.thread where customer = any(${customers}::uuid[])),
    moved as (select arranged.message, arrangement.source, arrangement.target from channels.arranged_message arranged
      join channels.arrangement on arrangement.id = arranged.arrangement and undone_at is null and kind in ('merge', 'move')),
    begun as (select distinct on (theirs.id) theirs.id, message.address, message.trust->>'verdict' as verdict from theirs
      join channels.message on (message.thread = theirs.id
          and not exists (select from moved where moved.message = message.id and moved.target = theirs.id))
        or message.id in (select moved.message from moved where moved.source = theirs.id)
      where message.workspace = ${tx.workspace} and message.direction = 'in' and message.address is not null
      order by theirs.id, message.at, message.id)
    select lower(address) as address from begun where verdict is distinct from 'failed'
    union select min(participant.address) from theirs
      join channels.participant on participant.thread = theirs.id and participant.arrangement is null
      where theirs.id not in (select id from begun) group by theirs.id having count(*) = 1`);
  return rows.map(({ address }) => address);
}

/** Takes these addresses out of other people's conversations: who took part, why mails stand there, what came back. */
export async function forgetAddresses(tx: Tx, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const any = sql`any(${addresses}::text[])`;
  const own = sql`workspace = ${tx.workspace}`;
  await tx.run(sql`delete from channels.participant where ${own} and address = ${any}`);
  await tx.run(sql`update channels.thread set reply_to = null where ${own} and lower(reply_to) = ${any}`);
  await tx.run(sql`update channels.bounce set address = null, diagnostic = '' where ${own} and (address = ${any}
    or exists (select from unnest(${addresses}::text[]) as erased (address) where strpos(lower(diagnostic), erased.address) > 0))`);
  for (const name of ['participant', 'colleagueOf', 'sender'])
    await tx.run(sql`update channels.mail_decision set evidence = evidence - ${name}::text
      where ${own} and lower(evidence->>${name}::text) = ${any}`);
}
