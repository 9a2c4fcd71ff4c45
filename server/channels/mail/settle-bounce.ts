import type { App, Tx } from '#platform';
import { settleMessage } from '../settle.ts';
import { readBounce } from './bounce.ts';
import type { Outcome } from './outcome.ts';
import { ownMessages } from './own-mail-id.ts';
import type { ReadMail } from './read-mail.ts';

/** A report of a mail server settles the mail it is about; undefined for every other mail. */
export async function settleBounce(tx: Tx, app: App, mail: ReadMail): Promise<Outcome | undefined> {
  const bounce = readBounce(mail);
  if (!bounce) return undefined;
  const [message] = await ownMessages(tx, app.keyring, bounce.quoted);
  if (message === undefined) {
    return { state: 'discarded', reason: 'A report of a mail server about a mail that is not ours.' };
  }
  const { reason } = bounce;
  if (bounce.action === 'failed') await settleMessage(tx, { message, state: 'failed', reason });
  if (bounce.action === 'delivered') await settleMessage(tx, { message, state: 'delivered' });
  return { state: 'understood', reason: `A report about a mail of ours: ${bounce.action}. ${reason}`, message };
}
