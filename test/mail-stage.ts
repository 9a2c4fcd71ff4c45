import { createMailAccount } from '#core/contract/channels.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { takeIn, understandMail } from '#channels';
import { testCompany, type TestCompany } from './company-app.ts';
import { whenBuiltAgain } from './last-try.ts';

/** A mail as a test thinks of it. */
export interface Letter {
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  /** Without brackets; left out: one that nobody knows; null: the mail has none. */
  id?: string | null;
  inReplyTo?: string;
  references?: readonly string[];
  headers?: Record<string, string>;
  /** The mailbox it comes to: its address. */
  at?: string;
  /** The server that hands it in, for what SPF says of it. */
  by?: string;
}

/** What became of it. */
export interface Arrived {
  state: string;
  reason: string | null;
  /** `cnv_…` and `msg_…`; empty for what became no message. */
  thread: string;
  message: string;
  outcome: string | null;
  rule: string | null;
}

export interface MailStage {
  company: TestCompany;
  /** Takes one mail in and understands it. */
  arrive(letter: Letter): Promise<Arrived>;
  /** Keeps the bytes and gives the row of what came in. */
  keep(letter: Letter): Promise<string>;
  understand(raw: string): Promise<Arrived>;
}

let count = 0;

const line = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}: ${value}`]);
const inBrackets = (ids: readonly string[]) => ids.map((each) => `<${each}>`).join(' ') || undefined;

function headOf(letter: Letter): string[] {
  const { from = 'Ann <ann@customer.example>', to = 'desk@shop.example', cc, subject = 'Hello' } = letter;
  const { id = `made-${(count += 1)}@customer.example`, inReplyTo, references = [], headers = {} } = letter;
  return [
    `From: ${from}`,
    `To: ${to}`,
    ...line('Cc', cc),
    `Subject: ${subject}`,
    ...line('Message-ID', id === null ? undefined : `<${id}>`),
    ...line('In-Reply-To', inReplyTo && `<${inReplyTo}>`),
    ...line('References', inBrackets(references)),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
}

/** The bytes of a mail. */
export function bytesOf(letter: Letter): Buffer {
  return Buffer.from([...headOf(letter), '', letter.text ?? `Words ${(count += 1)}`].join('\r\n'));
}

/** The whole product with the mailboxes desk@ and sales@shop.example. Mails are taken in and understood by its own functions. */
export async function mailStage(given?: TestCompany): Promise<MailStage> {
  const company = given ?? (await testCompany());
  const { app, owner } = company;
  const accounts = new Map<string, string>();
  const openMailboxes = async () => {
    for (const address of ['desk@shop.example', 'sales@shop.example']) {
      const { id } = await owner.call(createMailAccount, {
        name: address,
        settings: { address, senderName: 'The Shop' },
      });
      accounts.set(address, plainId('chn', id) ?? '');
    }
  };
  await openMailboxes();
  whenBuiltAgain(openMailboxes);
  const keep = async (letter: Letter) => {
    const account = accounts.get(letter.at ?? 'desk@shop.example') ?? '';
    const bytes = bytesOf(letter);
    const { by, from } = letter;
    const envelope = {
      to: [letter.at ?? 'desk@shop.example'],
      ...(by && { by, from, helo: 'mail.somewhere.example' }),
    };
    await takeIn(app.app, { workspace: company.workspace, account }, { bytes, envelope });
    const { rows } = await app.owner.query<{ id: string }>(
      `select id from channels.raw where account = $1 and hash = encode(sha256($2), 'hex')`,
      [account, bytes],
    );
    return rows[0]?.id ?? '';
  };
  const understand = async (raw: string): Promise<Arrived> => {
    await understandMail(app.app, { workspace: company.workspace, raw });
    const { rows } = await app.owner.query<Arrived & { thread: string | null; message: string | null }>(
      `select raw.state, raw.reason, message.thread, raw.message, outcome, rule from channels.raw
       left join channels.message on message.id = raw.message
       left join channels.mail_decision on mail_decision.message = raw.message where raw.id = $1`,
      [raw],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`nothing came in as ${raw}`);
    const { thread, message } = row;
    return { ...row, thread: thread ? wireId('cnv', thread) : '', message: message ? wireId('msg', message) : '' };
  };
  return { company, keep, understand, arrive: async (letter) => understand(await keep(letter)) };
}
