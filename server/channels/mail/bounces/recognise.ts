import { header } from '../headers.ts';
import type { ReadMail } from '../read-mail.ts';
import { classIn } from './reason.ts';

const daemons =
  /^(mailer-?daemon|post-?_?master|poostmaster|mail[-.]?(delivery|system|daemon)|mdaemon|mail\.delivery\.system)([+.-][^@]*)?@/;
const daemonNames =
  /mail(er)? ?(delivery|deliver) ?(sub)?(system|service|agent)|mailer[- ]daemon|postmaster|system administrator|mail administrator|undeliver|ndr administrator|interscan/i;

const subjects =
  /undeliver|delivery (status|failure|failed|has failed|report|problem|error|notification)|(mail|message|e-?mail)s? (delivery|system|transaction)|failure notice|failure notification|returned mail|returned (message|to sender)|could ?n[o']t be (delivered|sent)|could not be delivered|not (be )?delivered|non[- ]?deliver|unable to deliver|delivery (delay|incomplete)|warning: (message|could not)|error sending your mail|mail failure|message delivery|bounce|unzustellbar|zustell(ung|fehler)|nicht zugestellt|non remis|échec de (la )?(remise|distribution)|no se (ha )?(podido|puede) entregar|entrega fallida|mancata consegna|recapito|falha na entrega|не доставлен|недоставлен|配信|退信|投递|届|niet (worden )?bezorgd|onbestelbaar|kunde inte levereras|kunne ikke leveres|niedostarczon/i;

const sayings =
  /(could|can|was|were|did|has|have)( ?not|n'?t)( yet)?( be(en)?)? (able to )?(deliver|send|reach|sent|delivered)|undeliver|unable to deliver|delivery (has |to .{0,100}|of .{0,100})?fail|failed (permanently|recipient)|permanent (fatal )?error|no such (user|mailbox)|user unknown|unknown (user|recipient)|mailbox (is )?(full|unavailable)|account is disabled|error (occurred )?(while|delivering)|returned (permanent|to sender)|trouble delivering|invalid (user )?(address|recipient)|no valid recipients|delivery status notification|failure reasons?|can ?not find your|not (a )?member|配信できません|送信できません|エラー/i;

function reportType(mail: ReadMail): string {
  const type = (header(mail.headers, 'content-type') ?? '').toLowerCase();
  if (!type.startsWith('multipart/report')) return '';
  return /report-type\s*=\s*"?([a-z-]+)/.exec(type)?.[1] ?? 'delivery-status';
}

function hasPart(mail: ReadMail, end: string): boolean {
  return mail.report.some(({ type }) => type.endsWith(end));
}

/** Its complaints have no form of their own. */
const complaintsOfHotmail = 'staff@hotmail.com';

function byMachine(mail: ReadMail): boolean {
  const path = header(mail.headers, 'return-path');
  const from = header(mail.headers, 'from') ?? '';
  return (
    daemons.test(mail.from.address) ||
    mail.from.address === complaintsOfHotmail ||
    daemonNames.test(from.slice(0, 300)) ||
    header(mail.headers, 'x-failed-recipients') !== undefined ||
    (path !== undefined && /^\s*(<\s*>|<?mailer-daemon)/i.test(path))
  );
}

const wholes =
  /^message\/(global-)?(delivery-status|disposition-notification|feedback-report)\b|^message\/global-disposition-notification\b/;

/** Whether a mail is a report as a whole, by what it says of itself. */
function isReport(mail: ReadMail): boolean {
  const type = (header(mail.headers, 'content-type') ?? '').trim().toLowerCase();
  return type.startsWith('multipart/report') || wholes.test(type);
}

/** Whether no person can have written it: a report as a whole, from a machine. */
export function isOnlyReport(mail: ReadMail): boolean {
  return isReport(mail) && byMachine(mail);
}

/**
 * Which standard's form a mail has; undefined for none. People attach reports to what they write: only a mail that is one as a
 * whole, or that a machine wrote, has its form.
 */
export function formOf(mail: ReadMail): 'delivery' | 'complaint' | 'receipt' | undefined {
  if (!isReport(mail) && !byMachine(mail)) return undefined;
  const type = reportType(mail);
  if (type === 'feedback-report' || hasPart(mail, 'feedback-report')) return 'complaint';
  if (hasPart(mail, 'delivery-status') || type === 'delivery-status') return 'delivery';
  if (type === 'disposition-notification' || hasPart(mail, 'disposition-notification')) return 'receipt';
  const complained = mail.report.some(({ text }) => /^x-hmxmroriginalrecipient:/im.test(text.slice(0, 4_000)));
  return complained ? 'complaint' : undefined;
}

/**
 * Whether a mail without the form of RFC 3464 is a delivery report: it comes from a machine, and two of its subject, its
 * words and what it returns say so. A person who forwards one stays a person.
 */
export function readsAsReport(mail: ReadMail, { own, returned }: { own: string; returned: string }): boolean {
  if (header(mail.headers, 'x-failed-recipients') !== undefined) return true;
  if (!byMachine(mail)) return false;
  const gives = returned !== '' || hasPart(mail, 'rfc822') || hasPart(mail, '-headers');
  return (
    [subjects.test(mail.subject), sayings.test(own), classIn(own) !== undefined, gives].filter(Boolean).length >= 2
  );
}
