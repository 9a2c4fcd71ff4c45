import type { App, Tx } from '#platform';
import { accountsOf } from '../accounts.ts';
import { sendersFor, type Sender } from '../mail/out/sender-of.ts';

/** As whom a mail can go out at all: of each mailbox that sends, those of one mailbox first. */
export async function allSenders(
  tx: Tx,
  app: App,
  first: string | null,
): Promise<Array<{ account: string; sender: Sender }>> {
  const mailboxes = (await accountsOf(tx)).filter(({ kind, active }) => kind === 'mail' && active);
  const found: Array<{ account: string; sender: Sender }> = [];
  for (const { id: account } of mailboxes.toSorted((a, b) => Number(b.id === first) - Number(a.id === first))) {
    const senders = await sendersFor(tx, app, { account });
    if (senders?.mailbox.id === account) found.push(...senders.senders.map((sender) => ({ account, sender })));
  }
  return found;
}
