import { readMailSettings } from '#core/channels/mail-settings.ts';
import { problem, type Tx } from '#platform';
import { accountOf } from './accounts.ts';

/** As whom a mailbox writes, and whether it can; throws not-found where there is no such mailbox. */
export async function mailSender(tx: Tx, account: string): Promise<{ sender: string; sends: boolean }> {
  const { kind, settings, active } = await accountOf(tx, account);
  if (kind !== 'mail') throw problem('not-found', { detail: 'No such mailbox.' });
  const { senderName, smtp } = readMailSettings(settings);
  return { sender: senderName, sends: active && smtp !== null };
}
