import { forgetOutboundReasons, sql, type App, type Tx } from '#platform';
import { outboxKey } from '../outgoing.ts';
import { forgetSuppressed } from '../suppression/suppressed.ts';
import { dropBytes } from './bytes-naming.ts';
import type { Traces } from './traces.ts';

/** Takes addresses out of all that is not words: who took part, why mails stand there, what came back, whom not to write to. */
export async function forgetAddresses(tx: Tx, app: App, { addresses, until }: Traces): Promise<void> {
  if (addresses.length === 0) return;
  const any = sql`any(${addresses}::text[])`;
  const own = sql`workspace = ${tx.workspace}`;
  await forgetSuppressed(tx, addresses);
  await tx.run(sql`delete from channels.participant where ${own} and address = ${any} and joined_at <= ${until}`);
  await tx.run(sql`update channels.thread set reply_to = null where ${own} and lower(reply_to) = ${any}`);
  await forgetReports(tx, app, addresses);
  await forgetRecipients(tx, addresses);
  for (const name of ['participant', 'colleagueOf', 'sender'])
    await tx.run(sql`update channels.mail_decision set evidence = evidence - ${name}::text
      where ${own} and lower(evidence->>${name}::text) = ${any} and at <= ${until}`);
  await tx.run(sql`update channels.thread set split_reason = null where ${own} and ${names(sql`split_reason`, addresses)}
    and started_at <= ${until}`);
  await tx.run(sql`update channels.suppressed set words = '' where ${own} and ${names(sql`words`, addresses)}`);
}

function names(column: ReturnType<typeof sql>, addresses: readonly string[]) {
  return sql`exists (select from unnest(${addresses}::text[]) as erased (address)
    where strpos(lower(${column}), erased.address) > 0)`;
}

/** Mails to others that went or came to them, too, went to those others alone; what is said of others does not name them. */
async function forgetRecipients(tx: Tx, addresses: readonly string[]): Promise<void> {
  const any = sql`any(${addresses}::text[])`;
  const theirs = sql`workspace = ${tx.workspace} and (address = ${any} or ${names(sql`name`, addresses)})`;
  const rows = await tx.all<{ message: string }>(sql`select message from channels.recipient where ${theirs}`);
  await forgetOutboundReasons(tx, [...new Set(rows.map(({ message }) => message))].map(outboxKey));
  await tx.run(sql`delete from channels.recipient where ${theirs}`);
  await tx.run(sql`update channels.recipient set reason = null
    where workspace = ${tx.workspace} and ${names(sql`reason`, addresses)}`);
}

/** Reports about mails to others that name them, too: a mail that was sent on. What became of the mail stays. */
async function forgetReports(tx: Tx, app: App, addresses: readonly string[]): Promise<void> {
  const rows = await tx.all<{ message: string; raw: string | null }>(sql`update channels.bounce
    set address = case when address = any(${addresses}::text[]) then null else address end, diagnostic = ''
    where workspace = ${tx.workspace}
      and (address = any(${addresses}::text[]) or ${names(sql`diagnostic`, addresses)}) returning message, raw`);
  const messages = rows.map(({ message }) => message);
  // The outbox before the messages, as whoever settles an attempt takes them: otherwise each could wait for the other.
  await forgetOutboundReasons(tx, messages.map(outboxKey));
  await tx.run(sql`update channels.message set state_reason = null where id = any(${messages}::uuid[])`);
  await dropBytes(tx, app, [...new Set(rows.flatMap(({ raw }) => (raw === null ? [] : [raw])))]);
}
