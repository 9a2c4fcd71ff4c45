import type { App, Tx } from '#platform';
import type { Outcome } from '../outcome.ts';
import { messageOfMailId, ownMessages } from './own-mail-id.ts';
import type { ReadMail } from '../read-mail.ts';
import { splitPlus } from './reply-address.ts';

/**
 * Drops a mail of ours that came back, and what a machine sent from an address of ours; undefined for all else. What a person of
 * the company wrote to the desk, from its own address even, is a conversation like any other.
 */
export async function dropOwnMail(
  tx: Tx,
  app: App,
  { mail, own, automatic }: { mail: ReadMail; own: readonly string[]; automatic: boolean },
): Promise<Outcome | undefined> {
  const { mailId, from } = mail;
  const back =
    mailId !== undefined &&
    (messageOfMailId(app.keyring, mailId) !== undefined || (await ownMessages(tx, app.keyring, [mailId])).length > 0);
  if (back) return { state: 'discarded', reason: 'A mail of ours that came back.' };
  if (!automatic || !own.includes(splitPlus(from.address).base)) return undefined;
  return { state: 'discarded', reason: 'A machine sent it from your own address.' };
}
