import { mailboxAlarmNotice } from '#core/channels/mailbox-alarm-words.ts';
import { wireId } from '#core/contract/codecs.ts';
import { consoleUrl, listMembers, workspaceSettings } from '#people';
import { enqueue, sql, type App, type Tx } from '#platform';
import type { Account } from '../../accounts.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Watch } from './watch.ts';

type Silent = { mailbox: Mailbox; account: Account; watch: Watch };

/** Writes to owners and admins that a mailbox is not read, by another mailbox where there is one. Once for each outage. */
export async function tellOfSilence(tx: Tx, app: App, { mailbox, account, watch }: Silent): Promise<void> {
  const { id } = mailbox;
  const first = await tx.run(sql`insert into channels.mailbox_watch as watch (account, alarm_at)
    values (${id}, ${tx.now}) on conflict (account) do update set alarm_at = excluded.alarm_at where watch.alarm_at is null`);
  if (first === 0) return;
  const { language } = await workspaceSettings(tx);
  const words = mailboxAlarmNotice(language, {
    mailbox: account.name,
    minutes: Math.max(1, Math.round((tx.now.getTime() - watch.since.getTime()) / 60_000)),
    reason: account.healthReason,
    link: `${consoleUrl(app)}/settings/channels/mail/${wireId('chn', id)}`,
  });
  const admins = (await listMembers(tx)).filter(({ role }) => role === 'owner' || role === 'admin');
  for (const { user, email } of admins)
    await enqueue(tx, {
      transport: 'mail-notice',
      key: `mailbox-alarm:${id}:${tx.now.getTime()}:${user}`,
      subject: id,
      payload: { to: email, ...words, avoid: id },
    });
  app.log.error({ account: id, reason: account.healthReason }, 'a mailbox was not read for too long');
}
