import { forgetProfiles, knownAs } from '#customers';
import { mayTake, sql, type App, type Tx } from '#platform';
import { partBeforeErasing } from '../arrange/erase.ts';
import { eraseVisitors } from '../chat/erase.ts';
import { forgetEmpty } from '../expire.ts';
import { impostorOf } from '../mail/authentication/identity.ts';
import { dropHeldUploads } from '../held-uploads.ts';
import { blankRaw } from '../raw.ts';
import { forgetAddresses } from './forget-addresses.ts';
import { forgetMailsElsewhere, forgetMessages } from './mails-elsewhere.ts';
import { blackOutOthers } from './others-words.ts';
import { keepFilesOfOthers } from './files-of-others.ts';
import { tracesOf, type Traces } from './traces.ts';

/** What came from their addresses and became no message: set aside, waiting, left out. */
async function forgetUnread(tx: Tx, app: App, { addresses, until }: Traces): Promise<void> {
  const rows = await tx.all<{ id: string }>(sql`select id from channels.raw
    where workspace = ${tx.workspace} and sender = any(${addresses}::text[]) and received_at <= ${until}
      and (message is null or not exists (select from channels.message where message.id = raw.message))`);
  await dropHeldUploads(
    tx,
    app,
    rows.map(({ id }) => id),
  );
  await blankRaw(tx, app, { ids: rows.map(({ id }) => id), reason: 'Erased.' });
}

/** Whoever wrote in their name, and was found out, is kept as somebody who used that address: their profile goes, too. */
async function forgetImpostors(tx: Tx, { addresses }: Traces): Promise<void> {
  const values = addresses.map((address) => impostorOf(address).value);
  const impostors = values.length === 0 ? [] : await knownAs(tx, 'external_id', values);
  if (impostors.length > 0) await forgetProfiles(tx, impostors);
}

/** Their own conversations, with everything in them. */
async function forgetOwn(tx: Tx, app: App, customers: readonly string[]): Promise<void> {
  const any = sql`any(${customers}::uuid[])`;
  const messages = await tx.all<{ id: string }>(sql`select message.id from channels.message
    join channels.thread on thread.id = message.thread
    where message.workspace = ${tx.workspace} and thread.customer = ${any}`);
  await forgetMessages(tx, app, messages);
  await eraseVisitors(tx, app, customers);
  await tx.run(sql`delete from channels.kept_out where customer = ${any}`);
  await tx.run(sql`delete from channels.thread where customer = ${any}`);
}

/**
 * Forgets these customers by docs/decisions/0020: their conversations whole; mails from and to them in conversations of others;
 * their addresses, names and what is quoted of them in what others wrote. What is of others otherwise stays.
 */
export async function eraseThreads(tx: Tx, customers: string[], app: App): Promise<void> {
  await mayTake(tx, 120);
  await keepFilesOfOthers(tx, customers);
  const traces = await tracesOf(tx, customers);
  const { said, from } = await forgetMailsElsewhere(tx, app, traces);
  await partBeforeErasing(tx, app, customers);
  await forgetOwn(tx, app, customers);
  await forgetUnread(tx, app, traces);
  await forgetAddresses(tx, app, traces);
  await blackOutOthers(tx, app, { ...traces, said });
  await forgetImpostors(tx, traces);
  await forgetEmpty(tx, from);
}
