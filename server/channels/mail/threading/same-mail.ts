import { createHash } from 'node:crypto';
import { sql, type Tx } from '#platform';
import { header } from '../headers.ts';
import type { ReadMail } from '../read-mail.ts';

/** What stands for a Message-ID where there is none: two mails of one moment with the same words are one mail. */
function madeUpId(mail: ReadMail, otherwise: string): string {
  const date = header(mail.headers, 'date')?.trim();
  return date === undefined || date === '' ? otherwise : `no id, ${date}`;
}

/** The same words under the same Message-ID are one mail, by whatever ways it came; without id and date, `otherwise` names it. */
export function clientIdOf(mail: ReadMail, otherwise: string): string {
  const digest = createHash('sha256');
  const id = mail.mailId ?? madeUpId(mail, otherwise);
  for (const part of [id, mail.from.address, mail.subject, mail.text]) digest.update(`${part}\n`);
  for (const file of mail.files) digest.update(file.bytes);
  return `mail:${digest.digest('hex')}`;
}

/** Whoever asks for one of these waits until the transaction before has written. In one order: nobody waits in a ring. */
export async function waitFor(tx: Tx, names: readonly string[]): Promise<void> {
  const keys = [...new Set(names)].map((name) => `${tx.workspace} ${name}`);
  await tx.run(sql`select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended(unnest(${keys}::text[]), 0) as key order by key) as locks`);
}

const mostIds = 60;

/** Holds everything that a mail names: two mails of one thread that come together find each other. */
export async function waitForRelatives(tx: Tx, mail: ReadMail, clientId: string): Promise<void> {
  const before = [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])].slice(0, mostIds);
  await waitFor(tx, [clientId, mail.mailId ?? clientId, ...before, `from ${mail.from.address}`]);
}

/** The message that this mail became before, also one that is gone: it does not come back. */
export async function alreadyThere(
  tx: Tx,
  mail: ReadMail,
  clientId: string,
): Promise<{ message: string; gone: boolean } | undefined> {
  await waitForRelatives(tx, mail, clientId);
  return await tx.maybe<{ message: string; gone: boolean }>(sql`
    select known_mail.message, message.id is null as gone from channels.known_mail
    left join channels.message on message.id = known_mail.message
    where known_mail.workspace = ${tx.workspace} and digest = ${clientId}`);
}

/** Keeps that this mail is a message now; the database takes each mail once. */
export async function rememberMail(tx: Tx, about: { clientId: string; message: string }): Promise<void> {
  await tx.run(sql`insert into channels.known_mail (digest, message, at)
    values (${about.clientId}, ${about.message}, ${tx.now})`);
}
