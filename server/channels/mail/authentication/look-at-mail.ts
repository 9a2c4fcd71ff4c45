import { readMailSettings } from '#core/channels/mail-settings.ts';
import type { MailTrust } from '#core/channels/mail-trust.ts';
import { sql, type App } from '#platform';
import type { Raw } from '../../raw.ts';
import type { ReadMail } from '../read-mail.ts';
import { authenticateMail } from './authenticate-mail.ts';
import { checkerOf } from './checker.ts';

type Way = Pick<Raw, 'envelope'> & { settings: unknown };

/** Looks whether a kept mail comes from whom it says, before and outside the transaction that understands it. */
export async function lookAtMail(
  app: App,
  at: { workspace: string; raw: string },
  { bytes, mail }: { bytes: Buffer; mail: ReadMail },
): Promise<MailTrust> {
  const way = await app.database.inWorkspace(at.workspace, (tx) =>
    tx.maybe<Way>(sql`select raw.envelope, account.settings from channels.raw
      left join channels.account on account.id = raw.account where raw.id = ${at.raw}`),
  );
  return await authenticateMail(app, {
    bytes,
    envelope: way?.envelope ?? {},
    sender: mail.from.address,
    headers: mail.headers,
    checker: way?.settings == null ? undefined : checkerOf(readMailSettings(way.settings)),
  });
}
