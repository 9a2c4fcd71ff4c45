import { sameSubject } from '#core/channels/threading/subject.ts';
import { mailSettings } from '#core/channels/mail-settings.ts';
import { sql, type Tx } from '#platform';
import type { Pointer } from './clues.ts';
import type { ReadMail } from '../read-mail.ts';

async function hoursOf(tx: Tx, account: string): Promise<number> {
  const row = await tx.maybe<{ settings: unknown }>(sql`select settings from channels.account where id = ${account}`);
  const settings = mailSettings.safeParse(row?.settings);
  return settings.success ? settings.data.groupHours : 0;
}

/**
 * Marketplaces write each time as if it were the first. Where the mailbox is set to, mails of one sender under one subject are one
 * conversation for some hours after the last.
 */
export async function bySameSubject(
  tx: Tx,
  { mail, account }: { mail: ReadMail; account: string | null },
): Promise<Pointer[]> {
  const hours = account === null ? 0 : await hoursOf(tx, account);
  if (hours === 0) return [];
  const since = new Date(tx.now.getTime() - hours * 3_600_000);
  const rows = await tx.all<{
    id: string;
    subject: string;
  }>(sql`select thread.id, thread.subject from channels.participant
    join channels.thread on thread.id = participant.thread
    where participant.workspace = ${tx.workspace} and participant.address = ${mail.from.address}
      and thread.account = ${account} and thread.leads_to is null and thread.beside is null and thread.last_in_at >= ${since}
    order by thread.last_in_at desc, thread.id desc limit 100`);
  const found = rows.find(({ subject }) => sameSubject(subject, mail.subject));
  return found === undefined ? [] : [{ kind: 'same-subject', value: mail.subject, pointed: found.id }];
}
