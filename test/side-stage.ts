import { plainId, wireId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import * as people from '#core/contract/people.ts';
import * as sides from '#core/contract/sides.ts';
import type { Role } from '#core/people/permissions.ts';
import { takeIn, understandMail } from '#channels';
import { mailboxSendingTo } from './answers-stage.ts';
import { atEnd } from './at-end.ts';
import { client, type Client } from './client.ts';
import { testCompany } from './company-app.ts';
import { smtpSink } from './fakes/smtp-sink.ts';
import { whenBuiltAgain } from './last-try.ts';
import { bytesOf, type Letter } from './mail-stage.ts';
import { until } from './until.ts';

/** A conversation of a customer, what they wrote, and a carrier that can be asked about it. */
export interface Beside {
  conversation: string;
  message: string;
  ann: string;
  hans: string;
}

/** The product with a mailbox that sends to a sink, customers who wrote, and others who can be asked. */
export async function sideStage() {
  const [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  atEnd(() => sink.stop());
  const { app, owner } = company;
  const mailbox = async () => plainId('chn', await mailboxSendingTo(sink, company)) ?? '';
  let account = await mailbox();
  whenBuiltAgain(async () => (account = await mailbox()));
  const unique = () => crypto.randomUUID().slice(0, 8);

  async function arriveBytes(bytes: Buffer): Promise<{ thread: string; message: string }> {
    await takeIn(
      app.app,
      { workspace: company.workspace, account },
      { bytes, envelope: { to: ['desk@shop.example'] } },
    );
    const { rows } = await app.owner.query<{ id: string }>(
      `select id from channels.raw where account = $1 and hash = encode(sha256($2), 'hex')`,
      [account, bytes],
    );
    await understandMail(app.app, { workspace: company.workspace, raw: rows[0]!.id });
    const became = await app.owner.query<{ thread: string; message: string }>(
      `select message.thread, raw.message from channels.raw join channels.message on message.id = raw.message where raw.id = $1`,
      [rows[0]!.id],
    );
    const { thread, message } = became.rows[0]!;
    return { thread: wireId('cnv', thread), message: wireId('msg', message) };
  }
  const arrive = (letter: Letter) => arriveBytes(bytesOf(letter));

  /** The conversation as the desk shows it, once it does. */
  async function shown(id: string) {
    await until(async () => (await owner.send(readConversation, { id })).ok, 'the desk has the conversation');
    return await owner.call(readConversation, { id });
  }

  async function begun(words = 'My lamp has not come.', more: { bytes?(ann: string): Buffer } = {}): Promise<Beside> {
    const [ann, hans] = [`ann-${unique()}@customer.example`, `hans-${unique()}@carrier.example`];
    const letter = { from: `Ann Ant <${ann}>`, subject: 'The lamp', text: words };
    const { thread, message } = await arriveBytes(more.bytes === undefined ? bytesOf(letter) : more.bytes(ann));
    await shown(thread);
    return { conversation: thread, message, ann, hans };
  }

  const ask = ({ conversation, hans }: Beside, more: object = {}) =>
    owner.call(sides.beginSide, {
      id: conversation,
      to: { address: hans, name: 'Hans' },
      subject: 'Parcel 4711',
      text: 'Where is parcel 4711?',
      ...more,
    });

  const mailTo = (address: string, words = '') =>
    until(
      () => sink.mails.find(({ to, text }) => to.includes(address) && text.includes(words)),
      `a mail to ${address}`,
    );

  async function colleague(name: string, role: Role = 'agent'): Promise<Client & { user: string }> {
    const { link } = await owner.call(people.invite, { role });
    const made = client(app.url);
    const token = new URL(link).searchParams.get('token') ?? '';
    const email = `${name.toLowerCase()}-${unique()}@partner.example`;
    const { user } = await made.call(people.acceptInvitation, {
      token,
      name,
      email,
      password: 'correct horse battery',
    });
    return { ...made, user: user.id };
  }

  return { owner, arrive, arriveBytes, shown, begun, ask, mailTo, colleague };
}

export const mailIdOf = (mail: { text: string }) => /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)?.[1] ?? '';
export const headOf = (name: string, { text }: { text: string }) =>
  new RegExp(`^${name}: (.+(?:\r\n[ \t].+)*)`, 'im').exec(text)?.[1]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
