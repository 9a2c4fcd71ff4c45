import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { TestApp } from '#test/app.ts';

/** Tables that hold nothing of customers, and are too large or not the product's to look into. */
const notLookedInto = ['pg_catalog', 'information_schema'];

const hexOf = (word: string) => Buffer.from(word).toString('hex');

/** A value as text, in whatever way it may be kept: bytes stand as hex in a row, and may be packed. */
function holds(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase();
  return words.some((word) => low.includes(word) || low.includes(hexOf(word)));
}

async function tablesOf({ owner }: TestApp): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and not table_schema = any($1) order by 1`,
    [notLookedInto],
  );
  return rows.map(({ name }) => name);
}

function unpacked(bytes: Buffer): Buffer[] {
  return [gunzipSync, zstdDecompressSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });
}

/** Every row of every table and every stored file in which one of these words stands, in any column or encoding. */
export async function whatIsLeft(app: TestApp, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await tablesOf(app)) {
    // Words that three customers were written with are nobody's own, and are learnt by the minute.
    if (name === 'channels.word') continue;
    const { rows } = await app.owner.query<{ row: string }>(`select here::text as row from ${name} here`);
    found.push(...rows.filter(({ row }) => holds(row, words)).map(({ row }) => `${name} ${row}`));
  }
  const folder = app.app.files.folder;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if ([bytes, ...unpacked(bytes)].some((each) => holds(each.toString('latin1'), words)))
      found.push(`file ${entry.name}`);
  }
  return found;
}

/** Where a customer of mail, chat and form stands; the test finds more by itself. */
export const whereOneStands = [
  ...['bounce', 'mail_decision', 'mail_mention', 'mail_reference', 'message', 'message_file', 'participant', 'raw'],
  ...['recipient', 'submission', 'suppressed', 'thread', 'upload', 'visitor'],
]
  .map((name) => `channels.${name}`)
  .concat([
    'customers.customer',
    'customers.identifier',
    'desk.change',
    'desk.draft',
    'desk.held_reply',
    'desk.note',
    'platform.file_reference',
    'platform.outbox',
    'touchpoints.dead_letter',
    'touchpoints.detail',
    'file',
  ]);
