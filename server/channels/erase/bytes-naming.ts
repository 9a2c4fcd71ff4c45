import { blackOutWords } from '#core/channels/black-out.ts';
import { hashOfFile, releaseFiles, sql, type App, type Tx } from '#platform';

/** Heads name whom a mail goes to; what else a mail says is in its message. */
const headBytes = 64 * 1024;

async function headOf(tx: Tx, app: App, file: string): Promise<string> {
  const hash = await hashOfFile(tx, file);
  if (hash === undefined || !(await app.files.has(tx.workspace, hash))) return '';
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of app.files.read(tx.workspace, hash) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    read += chunk.length;
    if (read >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes).toString('latin1');
}

/** Lets go of the bytes of mails as they came; what became of the mails stays. */
export async function dropBytes(tx: Tx, app: App, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) await releaseFiles(tx, app.files, `raw:${id}`);
  await tx.run(sql`update channels.raw set blanked_at = ${tx.now}, envelope = '{}',
    reason = 'The mail as it came is erased: it named somebody who is.' where id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from channels.raw_arrival where raw = any(${ids}::uuid[])`);
}

interface Naming {
  messages: readonly string[];
  /** Of these messages those in which something had to be blacked out. */
  touched: ReadonlySet<string>;
  addresses: readonly string[];
}

/** Lets go of the bytes of those of these messages that name one of the addresses. */
export async function dropBytesNaming(tx: Tx, app: App, { messages, touched, addresses }: Naming): Promise<void> {
  const rows = await tx.all<{ id: string; file: string; message: string; subject: string | null }>(sql`
    select id, file, message, subject from channels.raw
    where workspace = ${tx.workspace} and message = any(${messages}::uuid[]) and blanked_at is null`);
  const named: string[] = [];
  for (const { id, file, message } of rows) {
    const names = async () => {
      const head = await headOf(tx, app, file);
      return blackOutWords(head, addresses) !== head;
    };
    if (touched.has(message) || (await names())) named.push(id);
  }
  for (const { id, subject } of rows)
    if (subject !== null && named.includes(id))
      await tx.run(sql`update channels.raw set subject = ${blackOutWords(subject, addresses)} where id = ${id}`);
  await dropBytes(tx, app, named);
}
