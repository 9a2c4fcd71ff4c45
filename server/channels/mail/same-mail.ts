import { createHash } from 'node:crypto';
import { sql, type Tx } from '#platform';
import type { ReadMail } from './read-mail.ts';

/** The same words under the same Message-ID are one mail, by whatever ways it came; without one, `otherwise` names it. */
export function clientIdOf(mail: ReadMail, otherwise: string): string {
  const digest = createHash('sha256');
  for (const part of [mail.mailId ?? otherwise, mail.from.address, mail.subject, mail.text]) digest.update(`${part}\n`);
  for (const file of mail.files) digest.update(file.bytes);
  return `mail:${digest.digest('hex')}`;
}

/** The message that this mail became before. Whoever asks for the same Message-ID waits until the one before has written. */
export async function alreadyThere(tx: Tx, mail: ReadMail, clientId: string): Promise<string | undefined> {
  if (mail.mailId === undefined) return undefined;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.workspace} ${mail.mailId}`}, 0))`);
  // By the thread: another mail under the same id may have taken its place in the references.
  const found = await tx.maybe<{ id: string }>(sql`select message.id from channels.mail_reference
    join channels.message on message.workspace = mail_reference.workspace and message.thread = mail_reference.thread
    where mail_reference.workspace = ${tx.workspace} and mail_reference.mail_id = ${mail.mailId}
      and message.client_id = ${clientId} limit 1`);
  return found?.id;
}
