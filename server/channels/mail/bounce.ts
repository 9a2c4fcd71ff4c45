import { header } from './headers.ts';
import { mailIds } from './mail-ids.ts';
import type { ReadMail } from './read-mail.ts';

/** What a mail server reports about a mail of ours (RFC 3464, and the older free forms that quote our Message-ID). */
export type Bounce = {
  /** The Message-IDs that the report speaks of. */
  quoted: string[];
  /** `delayed` settles nothing yet. */
  action: 'failed' | 'delayed' | 'delivered';
  reason: string;
};

function field(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(text)?.[1]?.replaceAll(/\s+/g, ' ').trim();
}

function quotedIds(text: string): string[] {
  return [...text.matchAll(/message-id:\s*(<[^<>\s]+>)/gi)].flatMap(([, quoted]) => mailIds(quoted));
}

function isReport(mail: ReadMail): boolean {
  const type = (header(mail.headers, 'content-type') ?? '').toLowerCase();
  return (
    mail.report.some((part) => part.type.endsWith('delivery-status')) ||
    (type.startsWith('multipart/report') && type.includes('delivery-status')) ||
    /^(mailer-daemon|postmaster)[@+.-]/.test(mail.from.address)
  );
}

function actionOf(status: string): Bounce['action'] {
  const action = (field(status, 'action') ?? '').toLowerCase();
  if (action.startsWith('delayed')) return 'delayed';
  return /^(delivered|relayed|expanded)/.test(action) ? 'delivered' : 'failed';
}

function reasonOf(status: string): string {
  const diagnostic = field(status, 'diagnostic-code')?.replace(/^[a-z0-9-]+;\s*/i, '');
  const code = field(status, 'status');
  return (diagnostic ?? (code === undefined ? 'The mail came back.' : `The mail came back with status ${code}.`)).slice(
    0,
    500,
  );
}

/** Reads a report of a mail server; undefined for every other mail. */
export function readBounce(mail: ReadMail): Bounce | undefined {
  if (!isReport(mail)) return undefined;
  const status = mail.report.find((part) => part.type.endsWith('delivery-status'))?.text ?? '';
  const quoted = [...mail.report.map(({ text }) => text), mail.text].flatMap(quotedIds);
  const ids = [...new Set([...quoted, ...mail.inReplyTo, ...mail.references])].slice(0, 50);
  return { quoted: ids, action: actionOf(status), reason: reasonOf(status) };
}
