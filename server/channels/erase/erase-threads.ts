import { releaseFiles, sql, type App, type Tx } from '#platform';
import { partBeforeErasing } from './arrange/erase.ts';
import { eraseVisitors } from './chat/erase.ts';
import { blankRaw } from './raw.ts';
import { forgetAddresses, ownAddressesOf } from './forget-addresses.ts';
import { forgetSuppressed } from './suppression/suppressed.ts';

/** The mails of these customers: those they were understood as, and those their addresses sent that were not. */
async function rawOf(tx: Tx, customers: string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    with own as (select id, sender from channels.raw where customer = any(${customers}::uuid[]))
    select raw.id from channels.raw where raw.id in (select id from own)
      or raw.sender in (select own.sender from own where own.sender is not null)
      or raw.message in (select message.id from channels.message
        join channels.thread on thread.id = message.thread where thread.customer = any(${customers}::uuid[]))`);
  return rows.map(({ id }) => id);
}

/** Forgets all words, files and raw bytes of these customers' conversations, quarantine included. */
export async function eraseThreads(tx: Tx, customers: string[], app: App): Promise<void> {
  const addresses = await ownAddressesOf(tx, customers);
  await partBeforeErasing(tx, app, customers);
  await blankRaw(tx, app, { ids: await rawOf(tx, customers), reason: 'Erased.' });
  const files = await tx.all<{ owner: string }>(sql`select distinct message_file.owner from channels.message_file
    join channels.message on message.id = message_file.message
    join channels.thread on thread.id = message.thread where thread.customer = any(${customers}::uuid[])`);
  for (const { owner } of files) await releaseFiles(tx, app.files, owner);
  await eraseVisitors(tx, customers);
  await forgetSuppressed(tx, addresses);
  await tx.run(sql`delete from channels.kept_out where customer = any(${customers}::uuid[])`);
  await tx.run(sql`delete from channels.thread where customer = any(${customers}::uuid[])`);
  await forgetAddresses(tx, addresses);
}
