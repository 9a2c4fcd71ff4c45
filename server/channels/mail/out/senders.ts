import { audit } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { accountOf } from '../../accounts.ts';
import { mailboxOf, type Mailbox } from '../mailbox.ts';
import { checkSignature } from './signature.ts';

type By = { app: App; actor: Actor };

type SenderRow = {
  id: string;
  account: string;
  name: string;
  address: string;
  replyTo: string | null;
  signature: string;
  version: number;
};

type SenderValues = Pick<SenderRow, 'name' | 'address' | 'replyTo' | 'signature'>;

const columns = sql`id, account, name, address, reply_to, signature, version`;

/** As whom a mailbox writes besides as itself; throws not-found. */
export async function listSenders(tx: Tx, account: string): Promise<{ items: SenderRow[] }> {
  await accountOf(tx, account);
  return {
    items: await tx.all<SenderRow>(sql`select ${columns} from channels.sender
      where account = ${account} order by created_at, id`),
  };
}

/** Only addresses that come back to the mailbox may stand as its sender. */
function refuseForeign({ settings }: Mailbox, address: string): void {
  const own = [settings.address, ...settings.aliases].map((each) => each.toLowerCase());
  if (own.includes(address.toLowerCase())) return;
  const message = `is none of this mailbox: ${own.join(', ')}`;
  throw problem('invalid', { detail: `This address ${message}.`, fields: [{ path: 'address', message }] });
}

/** Adds a sender to a mailbox. */
export async function createSender(tx: Tx, { app, actor }: By, input: SenderValues & { account: string }) {
  refuseForeign(await mailboxOf(tx, app, input.account), input.address);
  checkSignature(input.signature);
  const sender = await tx.one<SenderRow>(sql`
    insert into channels.sender (account, name, address, reply_to, signature, created_at, updated_at)
    values (${input.account}, ${input.name}, ${input.address.toLowerCase()}, ${input.replyTo}, ${input.signature}, ${tx.now}, ${tx.now})
    returning ${columns}`);
  await audit(tx, actor, { action: 'sender.create', subject: sender.id, detail: named(sender) });
  return sender;
}

/** Changes a sender. Throws `conflict` when somebody changed it since `version`. */
export async function changeSender(tx: Tx, { app, actor }: By, input: SenderValues & { id: string; version: number }) {
  const before = await tx.maybe<SenderRow>(
    sql`select ${columns} from channels.sender where id = ${input.id} for update`,
  );
  if (!before) throw problem('not-found', { detail: 'There is no such sender. Perhaps somebody removed it.' });
  if (before.version !== input.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this sender meanwhile.' });
  refuseForeign(await mailboxOf(tx, app, before.account), input.address);
  checkSignature(input.signature);
  const sender = await tx.one<SenderRow>(sql`update channels.sender set name = ${input.name},
      address = ${input.address.toLowerCase()}, reply_to = ${input.replyTo}, signature = ${input.signature},
      version = version + 1, updated_at = ${tx.now} where id = ${input.id} returning ${columns}`);
  await audit(tx, actor, { action: 'sender.change', subject: sender.id, detail: named(sender) });
  return sender;
}

/** Removes a sender; what it sent keeps its name. */
export async function removeSender(tx: Tx, actor: Actor, id: string): Promise<void> {
  const gone = await tx.maybe<SenderRow>(sql`delete from channels.sender where id = ${id} returning ${columns}`);
  if (!gone) throw problem('not-found', { detail: 'There is no such sender. Perhaps somebody removed it.' });
  await audit(tx, actor, { action: 'sender.remove', subject: id, detail: named(gone) });
}

function named({ name, address }: SenderRow) {
  return { name, address };
}
