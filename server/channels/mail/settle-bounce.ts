import type { MailTrust } from '#core/channels/mail-trust.ts';
import { publish, sql, type App, type Tx } from '#platform';
import { messageReported } from '../events.ts';
import type { Raw } from '../raw.ts';
import { settleMessage } from '../settle.ts';
import { keepFates } from '../suppression/keep-fates.ts';
import { isForged } from './authentication/identity.ts';
import { wordsOfFate, worstFate } from './bounce.ts';
import { readReport } from './bounces/read-report.ts';
import type { Report } from './bounces/report.ts';
import type { Outcome } from './outcome.ts';
import type { ReadMail } from './read-mail.ts';
import { reportedMail } from './reported-mail.ts';

type Arrival = { raw: Pick<Raw, 'id'>; mail: ReadMail; trust?: MailTrust | undefined };
type Sent = { thread: string; address: string | null };

const ofOthers: Record<Report['kind'], string> = {
  delivery: 'A report of a mail server about a mail that is not ours.',
  complaint: 'A complaint about a mail that is not ours.',
  receipt: 'A receipt for a mail that is not ours.',
};

async function settle(tx: Tx, message: string, report: Report): Promise<string> {
  if (report.kind === 'receipt') return 'A receipt: a mail of ours was shown.';
  if (report.kind === 'complaint') return 'A complaint: the recipient marked a mail of ours as spam.';
  const worst = worstFate(report);
  const reason = worst === undefined ? 'The mail came back.' : wordsOfFate(worst);
  const action = worst?.action ?? 'failed';
  if (action === 'failed') await settleMessage(tx, { message, state: 'failed', reason });
  if (action === 'delivered') await settleMessage(tx, { message, state: 'delivered' });
  return `A report about a mail of ours: ${action}. ${reason}`;
}

async function note(tx: Tx, at: { message: string; sure: boolean; raw: string }, report: Report): Promise<void> {
  if (report.kind === 'receipt') return;
  const { message, sure, raw } = at;
  const { thread, address } = await tx.one<Sent>(
    sql`select thread, address from channels.message where id = ${message}`,
  );
  // What names no id of ours could be anybody's: it is shown, and stops nothing.
  await keepFates(tx, { message, address: sure ? address : null, kind: report.kind, raw }, report.fates);
  const worst = worstFate(report);
  const told = { thread, message, kind: report.kind, action: worst?.action ?? 'failed' };
  await publish(tx, messageReported, { subject: thread, data: told });
}

/**
 * A report about a mail of ours settles it, for each recipient. Undefined for every other mail, and for what only reads
 * like a report and fits none of ours: that is kept as a message, so that nothing is lost.
 */
export async function settleBounce(tx: Tx, app: App, { raw, mail, trust }: Arrival): Promise<Outcome | undefined> {
  const report = readReport(mail);
  if (report === undefined) return undefined;
  const found = isForged(trust) ? undefined : await reportedMail(tx, app.keyring, report);
  if (found === undefined) return report.formal ? { state: 'discarded', reason: ofOthers[report.kind] } : undefined;
  const reason = await settle(tx, found.message, report);
  await note(tx, { ...found, raw: raw.id }, report);
  return { state: 'understood', reason, message: found.message };
}
