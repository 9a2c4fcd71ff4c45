import { wireId } from '#core/contract/codecs.ts';
import { openFile, problem, referToFile, sql, storeFile, type App, type Tx } from '#platform';
import { needRoom } from './raw-guard.ts';

/** Bytes that come with a message. */
export type NewFile = {
  bytes: Buffer;
  name: string;
  type: string;
  contentId?: string | undefined;
  inline?: boolean | undefined;
};

export type MessageFile = {
  id: string;
  name: string;
  type: string;
  size: number;
  contentId: string | null;
  inline: boolean;
};

type Row = MessageFile & { message: string };

/** The files of these messages by message id, in the order they were attached. */
export async function filesOf(tx: Tx, messages: string[]): Promise<Map<string, MessageFile[]>> {
  const found = new Map<string, MessageFile[]>();
  if (messages.length === 0) return found;
  const rows = await tx.all<Row>(sql`
    select message, file as id, name, type, size::float8 as size, content_id, inline
    from channels.message_file where message = any(${messages}::uuid[]) order by message, position`);
  for (const { message, ...file } of rows) {
    const list = found.get(message) ?? [];
    list.push(file);
    found.set(message, list);
  }
  return found;
}

/** Throws `unavailable` when the file store is away: whoever brought the files tries again, and nothing of it is half there. */
async function keepBytes(app: App, workspace: string, { bytes, name }: NewFile) {
  return await app.files.put(workspace, bytes).catch((error: unknown) => {
    app.log.warn({ reason: String(error) }, 'a file could not be kept');
    throw problem('unavailable', { detail: `The file ${name} cannot be kept at the moment.` });
  });
}

/** Stores files with a message that was just written: all of them, or it throws and none is there. */
export async function attachFiles(
  tx: Tx,
  app: App,
  input: { message: string; customer: string; files: NewFile[] },
): Promise<void> {
  const owner = `message:${input.message}`;
  for (const [position, file] of input.files.entries()) {
    const { name, type } = file;
    const kept = await keepBytes(app, tx.workspace, file);
    const stored = { ...kept, ...(await referToFile(tx, { ...kept, name, type, owner, customer: input.customer })) };
    await tx.run(sql`insert into channels.message_file
      (message, file, owner, name, type, size, content_id, inline, position)
      values (${input.message}, ${stored.id}, ${owner}, ${name}, ${type}, ${stored.size},
        ${file.contentId ?? null}, ${file.inline ?? false}, ${position})`);
  }
}

/** Keeps a file that somebody wants to send soon; answers its id for `sendMessage` and `receiveMessage`. Throws `unavailable` while the disk is nearly full. */
export async function keepUpload(
  tx: Tx,
  app: App,
  input: { bytes: Buffer; name: string; type: string; by: string | null },
): Promise<{ id: string; name: string; type: string; size: number }> {
  needRoom(app, input.bytes.length);
  const { id } = await tx.one<{ id: string }>(sql`select uuidv7() as id`);
  const owner = `upload:${id}`;
  const { bytes, name, type } = input;
  const stored = await storeFile(tx, app.files, { bytes, name, type, owner });
  await tx.run(sql`insert into channels.upload (id, owner, name, type, size, by, at)
    values (${stored.id}, ${owner}, ${name}, ${type}, ${stored.size}, ${input.by}, ${tx.now})`);
  return { id: stored.id, name, type, size: stored.size };
}

/** Opens what somebody handed in and has not sent; throws not-found for all others. */
export async function openUpload(
  tx: Tx,
  app: App,
  { upload, by }: { upload: string; by: string | null },
): Promise<Awaited<ReturnType<typeof openFile>>> {
  const held = await tx.maybe(sql`select 1 from channels.upload where id = ${upload} and by = ${by}`);
  if (!held) throw problem('not-found', { detail: 'No such file.' });
  return await openFile(tx, app.files, upload);
}

/** Moves uploads onto a message, some of them as pictures among its words; each is used once, by the one who handed it in, and not while another answer holds it. */
export async function attachUploads(
  tx: Tx,
  input: { message: string; uploads: string[]; by: string | null; inline?: ReadonlySet<string> | undefined },
): Promise<void> {
  for (const [position, upload] of input.uploads.entries()) {
    const inline = input.inline?.has(upload) === true;
    const moved = await tx.run(sql`with taken as (
        delete from channels.upload
        where id = ${upload} and by is not distinct from ${input.by} and held_by is null returning *)
      insert into channels.message_file (message, file, owner, name, type, size, content_id, inline, position)
      select ${input.message}, id, owner, name, type, size, ${inline ? `${wireId('fil', upload)}@files` : null}, ${inline}, ${1000 + position}
      from taken`);
    if (moved === 0) {
      throw problem('invalid', { detail: 'An attached file is not there any more: attach it again.' });
    }
  }
}

/** Opens a file of a message for reading; throws not-found when the message does not have it. */
export async function openMessageFile(
  tx: Tx,
  app: App,
  input: { message: string; file: string },
): Promise<Awaited<ReturnType<typeof openFile>>> {
  const held = await tx.maybe(sql`select 1 from channels.message_file
    where message = ${input.message} and file = ${input.file} limit 1`);
  if (!held) throw problem('not-found', { detail: 'No such file.' });
  return await openFile(tx, app.files, input.file);
}
