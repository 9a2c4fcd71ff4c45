import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { automaticReason } from '../server/channels/mail/automatic.ts';
import { readBounce } from '../server/channels/mail/bounce.ts';
import { readMail, Unreadable } from '../server/channels/mail/read-mail.ts';

/** Reads every mail of a folder the way intake does, and counts what becomes of them: `node bench/mail-corpus.ts folder`. */
async function mails(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name a folder of raw mails: node bench/mail-corpus.ts folder');
  process.exit(1);
}

const figures = { files: 0, read: 0, unreadable: 0, crashed: 0, automatic: 0, bounces: 0, html: 0, files_attached: 0 };
const began = performance.now();
for (const file of await mails(folder)) {
  figures.files += 1;
  const bytes = await readFile(file);
  try {
    const mail = await readMail(bytes);
    figures.read += 1;
    figures.files_attached += mail.files.length;
    if (mail.html !== null) figures.html += 1;
    const facts = { headers: mail.headers, sender: mail.from.address, returnPath: undefined, own: [] };
    if (automaticReason(facts) !== undefined) figures.automatic += 1;
    if (readBounce(mail)) figures.bounces += 1;
    if (mail.text.includes('\uFFFD') || mail.subject.includes('\uFFFD')) console.log(`broken letters  ${file}`);
    if (mail.text === '' && mail.files.length === 0) console.log(`no words        ${file}`);
  } catch (error) {
    if (error instanceof Unreadable) figures.unreadable += 1;
    else figures.crashed += 1;
    console.log(`${error instanceof Unreadable ? 'unreadable' : 'CRASHED'}      ${file}: ${String(error)}`);
  }
}
const seconds = (performance.now() - began) / 1000;
console.table(figures);
console.log(
  JSON.stringify({
    bench: 'mail-corpus',
    figures: { ...figures, per_second: Math.round(figures.files / seconds) },
    limits: {},
  }),
);
