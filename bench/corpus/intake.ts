import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { createMailAccount } from '#core/contract/channels.ts';
import { ownerClient } from '#test/client.ts';
import { decodeMail } from '../../server/channels/mail/decode-mail.ts';
import { startProduct } from '../measure/product.ts';
import { mailsIn } from './mails.ts';

const desk = 'desk@shop.example';
const port = 26_251;

const nothing = {
  mails: 0,
  /** The same bytes as another mail of the folder. */
  sameBytes: 0,
  acknowledged: 0,
  understood: 0,
  messages: 0,
  conversations: 0,
  automatic: 0,
  reports: 0,
  discarded: 0,
  quarantined: 0,
  waiting: 0,
  filesIn: 0,
  filesOut: 0,
};
type Figures = typeof nothing;

interface Settled {
  mark: string;
  state: string;
  reason: string | null;
  message: string | null;
  thread: string | null;
  automatic: boolean | null;
  files: number;
}

interface Posted {
  file: string;
  group: string;
  files: number;
  again: boolean;
}

/** As another mail server hands it in: sender of its Return-Path, line ends as they travel. */
async function postAll(folder: string): Promise<Map<string, Posted>> {
  const way = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 });
  const posted = new Map<string, Posted>();
  const seen = new Set<string>();
  for await (const { file, group, bytes } of mailsIn(folder)) {
    const hash = createHash('sha256').update(asItTravels(bytes)).digest('hex');
    const mark = createHash('sha256').update(file).digest('hex').slice(0, 12);
    const path = /^return-path:\s*<([^<>\s@]+@[^<>\s@]+)>/im.exec(bytes.toString('latin1', 0, 20_000))?.[1] ?? '';
    const to = desk.replace('@', `+${mark}@`);
    await way.sendMail({ raw: bytes, envelope: { from: path, to: [to] } });
    posted.set(mark, { file, group, files: filesIn(bytes), again: seen.has(hash) });
    seen.add(hash);
  }
  way.close();
  return posted;
}

/** Lines end with CRLF, and the last one ends. */
function asItTravels(bytes: Buffer): string {
  const lines = bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n');
  return lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
}

function filesIn(bytes: Buffer): number {
  try {
    return decodeMail(bytes, 'nobody@unknown.invalid').files.length;
  } catch {
    return 0;
  }
}

async function settled(ownerUrl: string): Promise<Settled[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query<{ waiting: number }>(
        `select count(*)::int as waiting from channels.raw where state = 'received'`,
      );
      if (rows[0]?.waiting === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { rows } =
      await client.query<Settled>(`select substring(raw.envelope->'to'->>0 from '[+]([0-9a-f]+)@') as mark,
      raw.state, raw.reason, raw.message, message.thread, message.automatic,
      (select count(*)::int from channels.message_file where message_file.message = message.id) as files
      from channels.raw left join channels.message on message.id = raw.message and message.raw = raw.id`);
    return rows;
  } finally {
    await client.end();
  }
}

function add(figures: Figures, { files: filesIn }: Posted, row: Settled): void {
  figures.acknowledged += 1;
  if (row.state === 'understood') figures.understood += 1;
  if (row.state === 'discarded') figures.discarded += 1;
  if (row.state === 'quarantined') figures.quarantined += 1;
  if (row.state === 'received') figures.waiting += 1;
  figures.reports += Number(/report/i.test(row.reason ?? ''));
  if (row.thread === null) return;
  figures.messages += 1;
  figures.automatic += Number(row.automatic === true);
  figures.filesIn += filesIn;
  figures.filesOut += row.files;
}

/** What was lost, set aside, or has other files than came, one line each. */
function odd({ file, files, again }: Posted, row: Settled | undefined): string | undefined {
  if (again && row === undefined) return undefined;
  if (row === undefined) return `LOST  ${file}`;
  if (row.state === 'quarantined') return `quarantined  ${file}: ${row.reason}`;
  return row.thread !== null && row.files !== files ? `FILES ${files} in, ${row.files} out  ${file}` : undefined;
}

function figuresOf(mails: Posted[], rows: Map<Posted, Settled>): Figures {
  const figures = { ...nothing, mails: mails.length, sameBytes: mails.filter(({ again }) => again).length };
  const found = mails.flatMap((mail) => rows.get(mail) ?? []);
  for (const mail of mails) {
    const row = rows.get(mail);
    if (row !== undefined) add(figures, mail, row);
  }
  figures.conversations = new Set(found.flatMap(({ thread }) => thread ?? [])).size;
  return figures;
}

function print(posted: Map<string, Posted>, settledRows: Settled[]): void {
  const byMark = new Map(settledRows.map((row) => [row.mark, row]));
  const rows = new Map(
    [...posted].flatMap(([mark, mail]): Array<[Posted, Settled]> => {
      const row = byMark.get(mark);
      return row === undefined ? [] : [[mail, row]];
    }),
  );
  const mails = [...posted.values()];
  for (const mail of mails) {
    const line = odd(mail, rows.get(mail));
    if (line !== undefined) console.log(line);
  }
  const discarded = Object.groupBy(
    settledRows.filter(({ state }) => state === 'discarded'),
    ({ reason }) => reason ?? '',
  );
  for (const [reason, those] of Object.entries(discarded)) console.log(`discarded  ${those?.length}: ${reason}`);
  const groups = Object.entries(Object.groupBy(mails, ({ group }) => group));
  const whole = figuresOf(mails, rows);
  console.table(
    Object.fromEntries([...groups.map(([group, those = []]) => [group, figuresOf(those, rows)]), ['all', whole]]),
  );
  console.log(JSON.stringify({ bench: 'mail-corpus-intake', figures: whole, limits: {} }));
}

/** Hands every mail of a folder to the running product by SMTP, and prints by folder what became of it. */
export async function takeCorpusIn(folder: string): Promise<void> {
  const product = await startProduct({ SMTP_LISTEN: 'on', SMTP_LISTEN_PORT: String(port) });
  try {
    const owner = await ownerClient(product.url);
    const settings = { address: desk, senderName: 'Shop', incoming: 'forward' as const };
    await owner.call(createMailAccount, { name: 'Desk', settings });
    const posted = await postAll(folder);
    print(posted, await settled(product.ownerUrl));
  } finally {
    await product.stop();
  }
}
