import { domainOf } from '#core/channels/domain-of.ts';
import { readMailSettings } from '#core/channels/mail-settings.ts';
import type { MailTrust } from '#core/channels/mail-trust.ts';
import { sql, type Tx } from '#platform';
import { aligned } from '../authentication/aligned.ts';
import { domainsOfServer } from '../authentication/checker.ts';
import type { ReadMail } from '../read-mail.ts';
import type { Report } from './report.ts';

/** Names that belong to nobody who merely has an address there. */
const daemons = /^(mailer-?daemon|postmaster|microsoftexchange[0-9a-f]{32})@/;
const complaintDesks = /^(mailer-?daemon|postmaster|abuse|arf|complaints?|fbl|feedback|feedback-?loop|scomp|staff)@/;

/** Whoever has their mail sent by Gmail gets its reports from there. */
const reportsOf: Record<string, string[]> = { 'google.com': ['googlemail.com'] };

/** The domains of those who send for this conversation: our address and the server that takes our mails. */
async function ourDomains(tx: Tx, thread: string): Promise<string[]> {
  const account = await tx.maybe<{ settings: unknown }>(sql`select account.settings from channels.thread
    join channels.account on account.id = thread.account where thread.id = ${thread} and account.kind = 'mail'`);
  if (account === undefined) return [];
  const { address, smtp } = readMailSettings(account.settings);
  const servers = smtp === null ? [] : domainsOfServer(smtp.host);
  return [domainOf(address), ...servers, ...servers.flatMap((each) => reportsOf[each] ?? [])];
}

type Told = { mail: ReadMail; trust: MailTrust | undefined; kind: Report['kind'] };
type Sent = { thread: string; address: string | null };

/**
 * Whether a report comes, proven, from a mail server that can know what it says: the recipient's or the one that sends for us.
 * Whoever saw a mail of ours can write a report that quotes it; only these may stop mail to an address.
 */
export async function isVouched(tx: Tx, { mail, trust, kind }: Told, { thread, address }: Sent): Promise<boolean> {
  const names = kind === 'complaint' ? complaintDesks : daemons;
  if (address === null || trust?.verdict !== 'proven' || !names.test(mail.from.address)) return false;
  const reporter = domainOf(mail.from.address);
  const knowing = [domainOf(address), ...(await ourDomains(tx, thread))];
  return knowing.some((domain) => aligned(reporter, domain));
}
