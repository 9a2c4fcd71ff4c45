import type { App, Tx } from '#platform';
import type { Outcome } from './outcome.ts';
import { messageOfMailId, ownMessages } from './own-mail-id.ts';
import type { ReadMail } from './read-mail.ts';
import { splitPlus } from './reply-address.ts';

/** Why a mail is one of ours that came back, which is dropped; undefined when somebody else wrote it. */
export async function dropOwnMail(
  tx: Tx,
  app: App,
  { mail, own }: { mail: ReadMail; own: readonly string[] },
): Promise<Outcome | undefined> {
  const { mailId, from } = mail;
  const back =
    mailId !== undefined &&
    (messageOfMailId(app.keyring, mailId) !== undefined || (await ownMessages(tx, app.keyring, [mailId])).length > 0);
  if (back) return { state: 'discarded', reason: 'A mail of ours that came back.' };
  if (!own.includes(splitPlus(from.address).base)) return undefined;
  return { state: 'discarded', reason: 'It was sent from your own address.' };
}
