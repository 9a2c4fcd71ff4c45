import type { Copy } from '#core/channels/copies.ts';
import { giveUp, problem, sql, type App, type Tx } from '#platform';
import { forgetMessages } from '../erase/mails-elsewhere.ts';
import { recipientsOf } from '../mail/recipients/recipients.ts';
import { outboxKey } from '../outgoing.ts';
import type { Along } from './take-along.ts';

/** What was taken back, for whoever writes on with it. */
export interface Recalled {
  text: string;
  marked: string | null;
  uploads: Array<{ id: string; name: string; type: string; size: number }>;
  quotes: string[];
  along: Along[];
  subject: string;
  to: { address: string; name: string };
  copies: Copy[];
  mailbox: string | null;
  sender: string | null;
  signed: boolean;
  /** It was the only one: the side conversation is gone with it. */
  begun: boolean;
}

const gone = () => problem('conflict', { code: 'gone', detail: 'It has gone out already and cannot be taken back.' });

async function filesBack(tx: Tx, message: string, by: string | null): Promise<Recalled['uploads']> {
  return await tx.all(sql<Recalled['uploads'][number]>`with back as (
      delete from channels.message_file where message = ${message} and copied_from is null returning *)
    insert into channels.upload (id, owner, name, type, size, by, at)
    select file, owner, name, type, size, ${by}, ${tx.now} from back returning id, name, type, size::float8 as size`);
}

interface Written {
  text: string;
  marked: string | null;
  quotes: string[] | null;
  subject: string;
  to: Recalled['to'];
  mailbox: string | null;
  sender: string | null;
  signed: boolean;
  state: string;
}

async function written(tx: Tx, side: string, message: string): Promise<Written> {
  const found = await tx.maybe<Omit<Written, 'to'> & { address: string | null; name: string }>(
    sql`select text, marked, quotes, thread.subject, message.address, coalesce(participant.name, '') as name,
        thread.account as mailbox, sender, signature is not null as signed, message.state
      from channels.message join channels.thread on thread.id = message.thread
      left join channels.participant on participant.thread = thread.id and participant.address = message.address
      where message.id = ${message} and message.thread = ${side} and direction = 'out' for update of message`,
  );
  if (!found) throw problem('not-found', { detail: 'There is no such message.' });
  const { address, name, ...rest } = found;
  return { ...rest, to: { address: address ?? '', name } };
}

/** The files that went along, as they stand in the messages they came from. */
async function alongOf(tx: Tx, message: string): Promise<Along[]> {
  return await tx.all<Along>(sql`select source.message, source.file from channels.message_file copied
    cross join lateral (select message, file from channels.message_file
      where message = copied.copied_from and name = copied.name and size = copied.size order by position limit 1) as source
    where copied.message = ${message} and copied.copied_from is not null order by copied.position`);
}

/** Takes a mail of a side conversation back before it goes: nothing of it is left. Throws `conflict` (`gone`). */
export async function recallBeside(
  tx: Tx,
  app: App,
  { side, message, by }: { side: string; message: string; by: string | null },
): Promise<Recalled> {
  const { state, quotes, ...words } = await written(tx, side, message);
  const way = { transport: 'mail', key: outboxKey(message), reason: 'Taken back.' };
  if (state !== 'queued' || !(await giveUp(tx, way))) throw gone();
  const along = await alongOf(tx, message);
  const people = (await recipientsOf(tx, [message])).get(message) ?? [];
  const copies = people.flatMap(({ address, name, kind }) => (kind === 'to' ? [] : [{ address, name, kind }]));
  const uploads = await filesBack(tx, message, by);
  await forgetMessages(tx, app, [{ id: message }]);
  const emptied = await tx.run(sql`delete from channels.thread where id = ${side}
    and not exists (select from channels.message where message.thread = thread.id)`);
  return { ...words, quotes: quotes ?? [], uploads, along, copies, begun: emptied > 0 };
}
