import { sql, type App, type Tx } from '#platform';
import { splitPlus } from '../threading/reply-address.ts';
import { sendingMailbox, type Mailbox } from '../mailbox.ts';

/** As whom a mail goes out. */
export type Sender = {
  /** Null: the mailbox itself. */
  id: string | null;
  name: string;
  address: string;
  replyTo: string | null;
  signature: string;
};

/** All that a mailbox may write as, oldest first; the mailbox itself where none of them has its address. */
export async function sendersOf(tx: Tx, mailbox: Pick<Mailbox, 'id' | 'settings'>): Promise<Sender[]> {
  const rows = await tx.all<Sender>(sql`select id, name, address, reply_to, signature from channels.sender
    where account = ${mailbox.id} order by created_at, id`);
  const { address, senderName, aliases } = mailbox.settings;
  const own = new Set([address, ...aliases].map((each) => each.toLowerCase()));
  const usable = rows.filter((row) => own.has(row.address.toLowerCase()));
  if (usable.some((row) => row.address.toLowerCase() === address.toLowerCase())) return usable;
  return [{ id: null, name: senderName, address, replyTo: null, signature: '' }, ...usable];
}

/** Those that can write in a thread (or begin one), the one the customer wrote to first; undefined while no mailbox can send. */
export async function sendersFor(
  tx: Tx,
  app: App,
  about: { account: string | null; id?: string | undefined },
): Promise<{ mailbox: Mailbox; senders: Sender[] } | undefined> {
  const mailbox = await sendingMailbox(tx, app, about);
  if (!mailbox) return undefined;
  const known = await tx.maybe<{ ourAddress: string | null }>(
    sql`select our_address from channels.thread where id = ${about.id ?? null}`,
  );
  const wanted = (known?.ourAddress ?? mailbox.settings.address).toLowerCase();
  const senders = await sendersOf(tx, mailbox);
  const first = senders.find(({ address }) => address.toLowerCase() === wanted) ?? usual(senders, mailbox);
  return { mailbox, senders: [first, ...senders.filter((each) => each !== first)] };
}

/** As whom a mailbox writes when nobody says as whom. */
export async function ownSender(tx: Tx, mailbox: Mailbox): Promise<Sender> {
  return usual(await sendersOf(tx, mailbox), mailbox);
}

function usual(senders: Sender[], { settings }: Mailbox): Sender {
  return senders.find(({ address }) => address.toLowerCase() === settings.address.toLowerCase()) ?? senders[0]!;
}

/** Which of our addresses a mail was written to: the answer comes from there. */
export function ourAddressOf(recipients: readonly string[], own: readonly string[]): string | undefined {
  return recipients.map((address) => splitPlus(address).base).find((address) => own.includes(address));
}
