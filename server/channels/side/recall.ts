import { giveUp, problem, sql, type App, type Tx } from '#platform';
import { forgetMessages } from '../erase/mails-elsewhere.ts';
import { outboxKey } from '../outgoing.ts';

/** What was taken back, for whoever writes on with it. */
export interface Recalled {
  text: string;
  marked: string | null;
  uploads: Array<{ id: string; name: string; type: string; size: number }>;
  quotes: string[];
  along: Array<{ message: string; name: string }>;
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

/** Takes a mail of a side conversation back before it goes: nothing of it is left. Throws `conflict` (`gone`). */
export async function recallBeside(
  tx: Tx,
  app: App,
  { side, message, by }: { side: string; message: string; by: string | null },
): Promise<Recalled> {
  const found = await tx.maybe<{ text: string; marked: string | null; quotes: string[] | null; state: string }>(
    sql`select text, marked, quotes, state from channels.message
      where id = ${message} and thread = ${side} and direction = 'out' for update`,
  );
  if (!found) throw problem('not-found', { detail: 'There is no such message.' });
  const way = { transport: 'mail', key: outboxKey(message), reason: 'Taken back.' };
  if (found.state !== 'queued' || !(await giveUp(tx, way))) throw gone();
  const along = await tx.all<{ message: string; name: string }>(sql`select copied_from as message, name
    from channels.message_file where message = ${message} and copied_from is not null order by position`);
  const uploads = await filesBack(tx, message, by);
  await forgetMessages(tx, app, [{ id: message }]);
  const emptied = await tx.run(sql`delete from channels.thread where id = ${side}
    and not exists (select from channels.message where message.thread = thread.id)`);
  const { text, marked, quotes } = found;
  return { text, marked, quotes: quotes ?? [], uploads, along, begun: emptied > 0 };
}
