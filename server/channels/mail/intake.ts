import { sql, type App } from '#platform';
import { keepWithinHour } from '../raw-guard.ts';
import { keepRaw, type Envelope } from '../raw.ts';
import { peekMail } from './peek-mail.ts';
import { splitPlus } from './threading/reply-address.ts';
import { askToUnderstand } from './understand.ts';

export type Recipient = { workspace: string; account: string };

/** The mailbox an address leads to; undefined when it is nobody's. */
export async function recipientOf(app: App, address: string): Promise<Recipient | undefined> {
  const { base } = splitPlus(address);
  const wanted = [address.toLowerCase(), base];
  return await app.database.everywhere((tx) =>
    tx.maybe<Recipient>(sql`select account_address.workspace, account_address.account from channels.account_address
      join channels.account on account.id = account_address.account
      where account_address.address = any(${wanted}::text[]) and account.kind = 'mail' and account.active
      order by length(account_address.address) desc limit 1`),
  );
}

/**
 * Keeps one mail that somebody brought for one mailbox, and asks that it be understood. When this returns, nothing of it
 * can be lost. Throws `unavailable` when there is no room, or when more came within the hour than is believed.
 */
export async function takeIn(app: App, to: Recipient, mail: { bytes: Buffer; envelope: Envelope }): Promise<void> {
  await app.database.inWorkspace(to.workspace, async (tx) => {
    const peek = peekMail(mail.bytes);
    await keepWithinHour(tx, app, { sender: peek.sender, bytes: mail.bytes.length });
    const kept = await keepRaw(tx, app, { ...mail, ...peek, account: to.account, kind: 'mail' });
    if (!kept.duplicate) await askToUnderstand(tx, kept.id);
  });
}
