import { automaticReason } from '../../server/channels/mail/automatic.ts';
import { readReport } from '../../server/channels/mail/bounces/read-report.ts';
import type { Report } from '../../server/channels/mail/bounces/report.ts';
import { readMail, Unreadable, type ReadMail } from '../../server/channels/mail/read-mail.ts';
import { mailsIn } from './mails.ts';

const nothing = {
  mails: 0,
  read: 0,
  unreadable: 0,
  crashed: 0,
  files: 0,
  withLayout: 0,
  automatic: 0,
  bounces: 0,
  withRecipient: 0,
  withReason: 0,
  complaints: 0,
  calendars: 0,
  sealed: 0,
  mended: 0,
  brokenLetters: 0,
  noWords: 0,
};
type Figures = typeof nothing;

function addReport(figures: Figures, report: Report | undefined): void {
  figures.complaints += Number(report?.kind === 'complaint');
  if (report?.kind !== 'delivery') return;
  figures.bounces += 1;
  figures.withRecipient += Number(report.fates.some(({ address }) => address !== null));
  figures.withReason += Number(
    report.fates.every(({ reason, action }) => reason !== 'unknown' || action === 'delivered'),
  );
}

function add(figures: Figures, mail: ReadMail): void {
  const facts = {
    headers: mail.headers,
    sender: mail.from.address,
    returnPath: undefined,
    own: [],
    subject: mail.subject,
  };
  const marks = new Set(mail.marks.map(({ kind }) => kind));
  figures.read += 1;
  figures.files += mail.files.length;
  figures.withLayout += Number(mail.html !== null);
  figures.automatic += Number(automaticReason(facts) !== undefined);
  addReport(figures, readReport(mail));
  figures.calendars += Number(marks.has('calendar'));
  figures.sealed += Number(marks.has('signed') || marks.has('encrypted'));
  figures.mended += Number(marks.has('mended'));
  figures.brokenLetters += Number(`${mail.subject} ${mail.text}`.includes('\uFFFD'));
  figures.noWords += Number(mail.text === '');
}

/** Reads every mail of a folder in the thread that intake reads them in, and prints by folder what becomes of them. */
export async function parseCorpus(folder: string): Promise<void> {
  const groups = new Map<string, Figures>();
  const whole = { ...nothing };
  const began = performance.now();
  for await (const { file, group, bytes } of mailsIn(folder)) {
    const figures = groups.get(group) ?? { ...nothing };
    groups.set(group, figures);
    for (const each of [figures, whole]) each.mails += 1;
    try {
      const mail = await readMail(bytes);
      for (const each of [figures, whole]) add(each, mail);
    } catch (error) {
      const kind = error instanceof Unreadable ? 'unreadable' : 'crashed';
      for (const each of [figures, whole]) each[kind] += 1;
      console.log(`${kind}  ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.table(Object.fromEntries([...groups, ['all', whole]]));
  const perSecond = Math.round(whole.mails / ((performance.now() - began) / 1000));
  console.log(JSON.stringify({ bench: 'mail-corpus', figures: { ...whole, perSecond }, limits: {} }));
}
