import { createMailAccount } from '#core/contract/channels.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { messageOf, sendMessage } from '#channels';
import { atEnd } from '#test/at-end.ts';
import { bytesOf, type Letter } from '#test/mail-stage.ts';
import { testCompany } from '#test/company-app.ts';
import { smtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';
import type { Envelope } from '../raw.ts';
import { takeIn } from './intake.ts';
import { understandMail } from './understand.ts';

/** What became of a mail: `cnv_…` and `msg_…`, empty for what became no message. */
export type Became = { state: string; reason: string | null; thread: string; message: string; outcome: string | null };

/** The product with the mailbox desk@shop.example, which sends to a sink; mails come from wherever a test says. */
export async function loopsStage() {
  const [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  atEnd(() => sink.stop());
  const { app, owner, workspace } = company;
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none' as const, user: '' };
  const settings = { address: 'desk@shop.example', senderName: 'The Shop', smtp };
  const { id: mailbox } = await owner.call(createMailAccount, { name: 'Desk', settings });
  const account = plainId('chn', mailbox) ?? '';

  async function arriveBytes(bytes: Buffer, envelope: Envelope = {}): Promise<Became> {
    await takeIn(app.app, { workspace, account }, { bytes, envelope: { to: ['desk@shop.example'], ...envelope } });
    const { rows } = await app.owner.query<{ id: string }>(
      `select id from channels.raw where account = $1 and hash = encode(sha256($2), 'hex')`,
      [account, bytes],
    );
    await understandMail(app.app, { workspace, raw: rows[0]!.id });
    const became = await app.owner.query(
      `select raw.state, raw.reason, message.thread, raw.message, outcome from channels.raw
       left join channels.message on message.id = raw.message
       left join channels.mail_decision on mail_decision.message = raw.message where raw.id = $1`,
      [rows[0]!.id],
    );
    const { thread, message, ...rest } = became.rows[0];
    return { ...rest, thread: thread ? wireId('cnv', thread) : '', message: message ? wireId('msg', message) : '' };
  }

  /** The conversation as the desk shows it, once it does. */
  async function shown(id: string) {
    await until(async () => (await owner.send(readConversation, { id })).ok, 'the desk has the conversation');
    return await owner.call(readConversation, { id });
  }

  const item = (message: string) =>
    app.database.inWorkspace(workspace, (tx) => messageOf(tx, plainId('msg', message) ?? ''));

  let sent = 0;
  /** Writes to the customer and waits until the mail is outside; answers our message and its Message-ID. */
  async function write(thread: string, by: { kind: 'agent' | 'system'; purpose: 'reply' | 'survey' }) {
    const text = `Sent ${++sent} by the ${by.kind}.`;
    const { message } = await app.database.inWorkspace(workspace, (tx) =>
      sendMessage(tx, app.app, {
        thread: plainId('cnv', thread) ?? '',
        text,
        author: { kind: by.kind, id: by.kind === 'agent' ? crypto.randomUUID() : null, name: 'Ada' },
        purpose: by.purpose,
        key: text,
      }),
    );
    const state = async () =>
      (await app.owner.query('select state, state_reason from channels.message where id = $1', [message])).rows[0];
    await until(async () => !['queued', 'retrying'].includes((await state()).state), `“${text}” is settled`);
    const mail = sink.mails.find((each) => each.text.includes(text));
    const mailId = /^Message-ID:\s*<([^>]+)>/im.exec(mail?.text ?? '')?.[1] ?? '';
    return { message: wireId('msg', message), mailId, mail, ...(await state()) };
  }

  const arrive = (letter: Letter, envelope?: Envelope) => arriveBytes(bytesOf(letter), envelope);
  return { company, app, owner, workspace, mailbox, sink, world: app.world, arrive, arriveBytes, shown, item, write };
}

/** A delivery report as RFC 3464 has it. */
export function deliveryReport(about: { to: string; id?: string; action?: string; status?: string; said?: string }) {
  const { to, id, action = 'failed', status = '5.1.1', said = '550 5.1.1 No such user here' } = about;
  const quoted = id === undefined ? [] : [`Message-ID: <${id}>`];
  return Buffer.from(
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>',
      'To: desk@shop.example',
      `Message-ID: <report-${crypto.randomUUID()}@mx.customer.example>`,
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      ...['--b', '', 'I am sorry to inform you that your message could not be delivered.'],
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.customer.example', ''],
      ...[`Final-Recipient: rfc822; ${to}`, `Action: ${action}`, `Status: ${status}`, `Diagnostic-Code: smtp; ${said}`],
      ...['--b', 'Content-Type: text/rfc822-headers', '', ...quoted, 'Subject: Re: Hello', `To: ${to}`, '--b--'],
    ].join('\r\n'),
  );
}
