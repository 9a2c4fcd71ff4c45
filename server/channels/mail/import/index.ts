import type { App, Tx } from '#platform';
import { registerImportReader, type ImportItem, type ImportOutcome, type TakenRows } from '#touchpoints';
import { readMail, Unreadable, type ReadMail } from '../read-mail.ts';
import { ourAddresses } from './ours.ts';
import { askToSettle } from './settle-import.ts';
import { takeMail } from './take-mail.ts';

export { settleImport } from './settle-import.ts';

/** Taken apart before the transaction: a large mail would hold everybody up. */
const readings = new WeakMap<ImportItem, ReadMail | Unreadable>();

async function readingOf(item: ImportItem): Promise<ReadMail | Unreadable> {
  const known = readings.get(item);
  if (known !== undefined) return known;
  const mail = await readMail(item.bytes ?? Buffer.alloc(0)).catch((error: unknown) => {
    if (error instanceof Unreadable) return error;
    throw error;
  });
  readings.set(item, mail);
  return mail;
}

async function take(tx: Tx, app: App, rows: TakenRows): Promise<ImportOutcome[]> {
  const ours = await ourAddresses(tx, rows.mapping.own ?? []);
  const taking = { app, ours, import: rows.import, source: rows.source };
  const outcomes: ImportOutcome[] = [];
  for (const item of rows.items)
    outcomes.push(await takeMail(tx, taking, { bytes: item.bytes ?? Buffer.alloc(0), mail: await readingOf(item) }));
  return outcomes;
}

/** The mails of an mbox become conversations of the past, with their words, files and times. */
export function takeImportedMails(): void {
  registerImportReader({
    format: 'mbox',
    atOnce: 20,
    async prepare(items) {
      for (const item of items) await readingOf(item);
    },
    take,
    ended: askToSettle,
  });
}
