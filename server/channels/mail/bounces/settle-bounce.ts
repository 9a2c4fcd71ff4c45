import type { MailTrust } from '#core/channels/mail-trust.ts';
import { publish, sql, type App, type Tx } from '#platform';
import { messageReported } from '../../events.ts';
import type { Raw } from '../../raw.ts';
import { settleMessage } from '../../settle.ts';
import { keepFates } from '../../suppression/keep-fates.ts';
import { isForged } from '../authentication/identity.ts';
import { ownAddresses } from '../own-addresses.ts';
import { wordsOfFate, worstFate } from './fates.ts';
import { ofSenderWhereNamed } from './refused-sender.ts';
import type { Fate, Report } from './report.ts';
import { failFor, recipientsOf } from '../recipients/recipients.ts';
import { isVouched } from './vouched.ts';
import type { Outcome } from '../outcome.ts';
import type { ReadMail } from '../read-mail.ts';
import { reportedMail } from './reported-mail.ts';

type Arrival = { raw: Pick<Raw, 'id'>; mail: ReadMail; trust?: MailTrust | undefined; report: Report };
type Found = { message: string; sure: boolean };
type Sent = { thread: string; address: string | null; others: readonly string[] };

const ofOthers: Record<Report['kind'], string> = {
  delivery: 'A report of a mail server about a mail that is not ours.',
  complaint: 'A complaint about a mail that is not ours.',
  receipt: 'A receipt for a mail that is not ours.',
};

const unsureReason = 'A report that names no mail of ours says this about the only one that fits.';

async function sentOf(tx: Tx, message: string): Promise<Sent> {
  const sent = await tx.one<Omit<Sent, 'others'>>(
    sql`select thread, address from channels.message where id = ${message}`,
  );
  const others = (await recipientsOf(tx, [message])).get(message) ?? [];
  return { ...sent, others: others.map(({ address }) => address) };
}

/** What it says of those who got the mail beside the one it was written to: of them alone, not of the mail. */
async function settleOthers(tx: Tx, message: string, fates: readonly Fate[]): Promise<void> {
  for (const { address, ...fate } of fates)
    if (address !== null && fate.action === 'failed')
      await failFor(tx, { message, address, reason: wordsOfFate({ address, ...fate }) });
}

/** The mail is as it is for whom it was written to; a report that names nobody is of them. */
async function settleEach(
  tx: Tx,
  { message, otherwise }: { message: string; otherwise: string },
  report: Report,
): Promise<void> {
  const { others } = await sentOf(tx, message);
  const ofOther = ({ address }: Fate) => address !== null && others.includes(address);
  await settleOthers(tx, message, report.fates.filter(ofOther));
  const first = worstFate({ ...report, fates: report.fates.filter((fate) => !ofOther(fate)) });
  if (first?.action === 'delivered') return void (await settleMessage(tx, { message, state: 'delivered' }));
  const failed = first?.action === 'failed' || report.fates.length === 0;
  const reason = first === undefined ? otherwise : wordsOfFate(first);
  if (failed) await settleMessage(tx, { message, state: 'failed', reason });
}

async function settle(tx: Tx, { message, sure }: Found, report: Report): Promise<string> {
  if (report.kind === 'receipt') return 'A receipt: a mail of ours was shown.';
  if (report.kind === 'complaint') return 'A complaint: the recipient marked a mail of ours as spam.';
  const worst = worstFate(report);
  const reason = worst === undefined ? 'The mail came back.' : wordsOfFate(worst);
  const action = worst?.action ?? 'failed';
  if (!sure) return `${unsureReason} ${action}. ${reason}`;
  await settleEach(tx, { message, otherwise: reason }, report);
  return `A report about a mail of ours: ${action}. ${reason}`;
}

async function note(tx: Tx, { message, sure }: Found, { raw, mail, trust, report }: Arrival): Promise<void> {
  const { kind, fates } = report;
  if (kind === 'receipt') return;
  const sent = await sentOf(tx, message);
  for (const fate of fates) {
    // A server may know of its own people only, whoever else got the same mail.
    const address = sent.others.find((other) => other === fate.address) ?? sent.address;
    const counts = sure && (await isVouched(tx, { mail, trust, kind }, { ...sent, address }));
    // What names no id of ours could be anybody's: it is shown, and changes nothing.
    await keepFates(tx, { message, address: sure ? address : null, kind, raw: raw.id, sure, counts }, [fate]);
  }
  const told = { thread: sent.thread, message, kind, action: worstFate(report)?.action ?? ('failed' as const) };
  await publish(tx, messageReported, { subject: sent.thread, data: told });
}

/**
 * A report about a mail of ours settles it, for each recipient. Undefined for all that is to be kept as a message, so that
 * nothing is lost: a forged report, one that fits none of ours and may have been written by a person, and what only reads like
 * one and names none of ours.
 */
export async function settleBounce(tx: Tx, app: App, arrival: Arrival): Promise<Outcome | undefined> {
  const { report, trust } = arrival;
  if (isForged(trust)) return undefined;
  const found = await reportedMail(tx, app.keyring, report);
  if (found === undefined)
    return report.fromMachine ? { state: 'discarded', reason: ofOthers[report.kind] } : undefined;
  const own = await ownAddresses(tx);
  const told = { ...report, fates: report.fates.map((fate) => ofSenderWhereNamed(fate, own)) };
  const reason = await settle(tx, found, told);
  await note(tx, found, { ...arrival, report: told });
  return found.sure || report.fromMachine ? { state: 'understood', reason, message: found.message } : undefined;
}
