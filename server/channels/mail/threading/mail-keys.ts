import { externalKeys } from '#core/channels/threading/external-keys.ts';
import { senderOfKeys } from '#core/channels/threading/company-of.ts';
import { sql, type Tx } from '#platform';
import type { ReadMail } from '../read-mail.ts';

export interface KnownKey {
  key: string;
  thread: string;
  message: string;
}

/** What our mails are called by the provider that sent them on; no sender of a mail can have this name. */
const providers = '';

async function keep(tx: Tx, about: { sender: string; keys: string[]; message: string }): Promise<void> {
  if (about.keys.length === 0) return;
  await tx.run(sql`insert into channels.mail_key (sender, key, message)
    select ${about.sender}, unnest(${about.keys}::text[]), ${about.message}::uuid on conflict do nothing`);
}

async function known(tx: Tx, sender: string, keys: string[]): Promise<KnownKey[]> {
  if (keys.length === 0) return [];
  return await tx.all<KnownKey>(sql`
    select distinct on (key, message.thread) key, message.thread, message.id as message from channels.mail_key
    join channels.message on message.id = mail_key.message
    where mail_key.workspace = ${tx.workspace} and mail_key.sender = ${sender} and key = any(${keys}::text[])
    order by key, message.thread, message.at desc limit 20`);
}

/** Keeps the tickets of other systems that a mail names, under the company that sent it. */
export async function keepExternalKeys(tx: Tx, mail: ReadMail, message: string): Promise<void> {
  const keys = externalKeys(mail.subject, mail.headers);
  await keep(tx, { sender: senderOfKeys(mail.from.address), keys, message });
}

/** The conversations in which the sender's company named one of these tickets before; the newest of each. */
export async function threadsByExternalKey(tx: Tx, mail: ReadMail): Promise<KnownKey[]> {
  return await known(tx, senderOfKeys(mail.from.address), externalKeys(mail.subject, mail.headers));
}

/** Ids that a provider may give to a mail: long enough to be nobody else's. */
function providerIds(words: string): string[] {
  return [...words.slice(0, 500).matchAll(/[A-Za-z0-9][A-Za-z0-9._-]{15,120}/g)]
    .map(([id]) => id.toLowerCase())
    .filter((id) => /\d/.test(id))
    .slice(0, 5);
}

/** Keeps by what name the provider took a mail of ours: some (SES) put it in the place of our Message-ID. */
export async function keepProviderId(tx: Tx, message: string, response: string): Promise<void> {
  await keep(tx, { sender: providers, keys: providerIds(response), message });
}

/** Our mails that a provider sent on under these Message-IDs. */
export async function sentUnder(tx: Tx, mailIds: readonly string[]): Promise<KnownKey[]> {
  const locals = mailIds.flatMap((id) => providerIds(id.split('@')[0] ?? ''));
  return await known(tx, providers, [...new Set(locals)].slice(0, 100));
}
