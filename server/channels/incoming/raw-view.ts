import { buffer } from 'node:stream/consumers';
import { visibleTo } from '#people';
import { hashOfFile, openFile, problem, sql, type Actor, type App, type Tx } from '#platform';
import { decodeWords } from '../mail/mime/encoded-words.ts';
import { latin1OrUtf8 } from './letters.ts';
import { partsOf } from './parts.ts';
import { headAt } from './raw-head.ts';

const pageBytes = 64 * 1024;

interface Kept {
  id: string;
  kind: string;
  file: string;
  size: number;
  blankedAt: Date | null;
}

/** The words of customers are in it: whoever may not read conversations does not read them here either. */
async function keptMail(tx: Tx, actor: Actor, id: string): Promise<Kept> {
  if (!visibleTo(actor).everything)
    throw problem('forbidden', { detail: 'Reading a mail needs the permission to read conversations, too.' });
  const kept = await tx.maybe(
    sql<Kept>`select id, kind, file, size::float8 as size, blanked_at from channels.raw where id = ${id}`,
  );
  if (kept === undefined) throw problem('not-found', { detail: 'No such incoming item.' });
  if (kept.blankedAt !== null)
    throw problem('gone', { detail: 'Its bytes are gone: erased, or older than the company keeps them.' });
  return kept;
}

/** The headers and parts of a raw mail. Throws not-found, gone, forbidden. */
export async function structureOf(tx: Tx, { app, actor }: { app: App; actor: Actor }, id: string) {
  const { kind, file } = await keptMail(tx, actor, id);
  if (kind === 'form') return { headers: [], parts: [], more: false };
  const bytes = await buffer((await openFile(tx, app.files, file)).stream);
  const head = headAt(bytes, 0);
  const { parts, more } = partsOf(bytes);
  const headers = head.fields.map(({ name, value }) => ({ name, value: decodeWords(value) }));
  return { headers, parts, more: more || head.more };
}

/** Where a stretch may end: behind a line, else behind a whole letter. */
function endOf(bytes: Buffer, isLast: boolean): number {
  if (isLast) return bytes.length;
  const line = bytes.lastIndexOf(10);
  if (line > pageBytes / 2) return line + 1;
  let at = bytes.length;
  while (at > bytes.length - 4 && (bytes[at - 1]! & 0xc0) === 0x80) at--;
  return (bytes[at - 1]! & 0xc0) === 0xc0 ? at - 1 : bytes.length;
}

/** About 64 KB of a raw mail from a byte on, as text; line by line in UTF-8 or, where it is not, byte by byte. */
export async function sourceOf(
  tx: Tx,
  { app, actor }: { app: App; actor: Actor },
  { id, from }: { id: string; from: number },
): Promise<{ text: string; from: number; next: number | null; size: number }> {
  const { file, size } = await keptMail(tx, actor, id);
  const hash = await hashOfFile(tx, file);
  if (hash === undefined || !(await app.files.has(tx.workspace, hash)))
    throw problem('not-found', { detail: 'The bytes of this mail are not in the file store.' });
  if (from >= size) return { text: '', from, next: null, size };
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of app.files.read(tx.workspace, hash, from) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    read += chunk.length;
    if (read >= pageBytes) break;
  }
  const bytes = Buffer.concat(chunks).subarray(0, pageBytes);
  const end = endOf(bytes, from + bytes.length >= size);
  const text = linesOf(bytes.subarray(0, end));
  return { text, from, next: from + end >= size ? null : from + end, size };
}

function linesOf(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(latin1OrUtf8(bytes.subarray(at, next)));
    at = next;
  }
  return lines.join('');
}

/** The bytes as a file, for downloading. Throws as the others do. */
export async function openRawMail(tx: Tx, { app, actor }: { app: App; actor: Actor }, id: string) {
  const { file } = await keptMail(tx, actor, id);
  return await openFile(tx, app.files, file);
}
