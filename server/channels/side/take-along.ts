import { hashOfFile, problem, referToFile, releaseFiles, sql, type App, type Tx } from '#platform';

/** A file of a message that goes along to somebody else. */
export interface Along {
  message: string;
  file: string;
}

interface Row {
  hash: string;
  name: string;
  type: string;
  size: number;
}

async function fileOf(tx: Tx, { message, file }: Along): Promise<Row> {
  const found = await tx.maybe<Omit<Row, 'hash'>>(sql`select name, type, size::float8 as size from channels.message_file
    where message = ${message} and file = ${file} limit 1`);
  const hash = found && (await hashOfFile(tx, file));
  if (!found || hash === undefined)
    throw problem('invalid', { detail: 'A file that was to go along is not there any more.' });
  return { ...found, hash };
}

/** Puts what is quoted and files of other messages onto one of ours, these each by a reference of its own, so that it can go with where it came from. */
export async function takeAlong(
  tx: Tx,
  {
    message,
    customer,
    files,
    quotes,
  }: { message: string; customer: string; files: readonly Along[]; quotes: readonly string[] },
): Promise<void> {
  if (quotes.length > 0)
    await tx.run(sql`update channels.message set quotes = ${[...quotes]}::uuid[] where id = ${message}`);
  for (const [position, each] of files.entries()) {
    const { hash, name, type, size } = await fileOf(tx, each);
    const owner = `along:${message}:${position}`;
    const { id } = await referToFile(tx, { hash, size, name, type, owner, customer });
    await tx.run(sql`insert into channels.message_file (message, file, owner, name, type, size, position, copied_from)
      values (${message}, ${id}, ${owner}, ${name}, ${type}, ${size}, ${2000 + position}, ${each.message})`);
  }
}

/** Files of these messages that went along to somebody else. */
export async function forgetTakenAlong(tx: Tx, app: App, messages: readonly string[]): Promise<void> {
  const gone = await tx.all<{ owner: string }>(sql`delete from channels.message_file
    where workspace = ${tx.workspace} and copied_from = any(${messages}::uuid[]) returning owner`);
  for (const { owner } of gone) await releaseFiles(tx, app.files, owner);
}
