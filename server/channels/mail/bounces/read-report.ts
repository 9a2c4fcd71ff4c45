import { header } from '../headers.ts';
import type { ReadMail } from '../read-mail.ts';
import { addressesIn } from './addresses-in.ts';
import { readDeliveryStatus } from './delivery-status.ts';
import { readFreeForm } from './free-form.ts';
import { splitReport } from './own-words.ts';
import { reasonAround, statusIn } from './reason.ts';
import { formOf, isOnlyReport, readsAsReport } from './recognise.ts';
import type { Fate, Report } from './report.ts';
import { returnedMail } from './returned-mail.ts';

function failedRecipients(mail: ReadMail): string[] {
  return addressesIn(header(mail.headers, 'x-failed-recipients')?.slice(0, 4_000));
}

/** A fate that tells nothing but "5.0.0" is told by the words beside it. */
function clearer(fate: Fate, own: string): Fate {
  if (fate.action === 'delivered' || (fate.reason !== 'unknown' && fate.diagnostic !== '')) return fate;
  const status = fate.status === null || fate.status.endsWith('.0.0') ? (statusIn(own) ?? fate.status) : fate.status;
  return { ...fate, status, reason: fate.reason === 'unknown' ? reasonAround(own, status) : fate.reason };
}

function complaintOf(mail: ReadMail, to: string[]): Fate[] {
  const report = mail.report.find(({ type }) => type.endsWith('feedback-report'))?.text ?? '';
  const named = addressesIn(/^original-rcpt-to\s*:\s*(.{3,300})$/im.exec(report.slice(0, 8_000))?.[1]);
  const who = named.length > 0 ? named : to;
  return who.slice(0, 20).map((address) => ({
    address,
    action: 'delivered',
    status: null,
    reason: 'spam',
    diagnostic: 'The recipient marked it as spam.',
  }));
}

function deliveries(mail: ReadMail, own: string, named: string[]): Fate[] {
  const formal = mail.report
    .filter(({ type }) => type.endsWith('delivery-status'))
    .flatMap(({ text }) => readDeliveryStatus(text));
  const fates = formal.length > 0 ? formal : readDeliveryStatus(own);
  if (fates.length > 0) return fates.map((fate) => clearer(fate, own));
  const ours = new Set([...mail.to.map((to) => to.address), mail.from.address]);
  const isOurs = (each: string) => ours.has(each);
  const failed = failedRecipients(mail);
  const words = { own, subject: mail.subject, isOurs };
  const found = readFreeForm({ ...words, named: failed });
  const addressed = named.filter((each) => !isOurs(each));
  // Whom it was sent to, and not whom the report says to turn to.
  const theirs = found.filter(({ address: each }) => each !== null && addressed.includes(each));
  if (theirs.length > 0) return theirs;
  const nobody = found.every((fate) => fate.address === null);
  return nobody && addressed.length > 0 ? readFreeForm({ ...words, named: addressed }) : found;
}

/** Reads what a machine reports about a mail: delivery reports of any form, complaints, receipts; undefined for all else. */
export function readReport(mail: ReadMail): Report | undefined {
  const parts = splitReport(mail.text);
  const form = formOf(mail);
  if (form === undefined && !readsAsReport(mail, parts)) return undefined;
  const { ids, to, subject } = returnedMail(mail, parts.returned);
  const about = { quoted: ids, subject, formal: form !== undefined, fromMachine: isOnlyReport(mail) };
  if (form === 'complaint') return { ...about, kind: 'complaint', fates: complaintOf(mail, to) };
  if (form === 'receipt') return { ...about, kind: 'receipt', fates: [] };
  return { ...about, kind: 'delivery', fates: deliveries(mail, parts.own, to) };
}
