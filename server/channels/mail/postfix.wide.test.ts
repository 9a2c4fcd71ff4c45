import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { readConversation, startConversation } from '#core/contract/desk.ts';
import { smtpPortOf } from '#channels';
import { atEnd } from '#test/at-end.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { selfSigned } from '#test/fakes/certificate.ts';
import { postfix, whyNoPostfix, type Postfix } from '#test/fakes/postfix.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';

const why = whyNoPostfix();
const leftOut = why === undefined ? '' : ` (left out: ${why})`;
const address = 'desk@shop.example';

let company: TestCompany;
let customers: SmtpSink;
let post: Postfix;

/** The product with a certificate of its own for what comes in. */
async function companyWithCertificate(): Promise<TestCompany> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-tls-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const files = { SMTP_TLS_KEY: join(folder, 'key.pem'), SMTP_TLS_CERT: join(folder, 'cert.pem') };
  const { key, cert } = selfSigned();
  writeFileSync(files.SMTP_TLS_KEY, key);
  writeFileSync(files.SMTP_TLS_CERT, cert);
  return await testCompany(files);
}

beforeAll(async () => {
  if (why !== undefined) return;
  [company, customers] = await Promise.all([companyWithCertificate(), smtpSink()]);
  atEnd(() => customers.stop());
  post = await postfix([
    { domain: 'customer.example', port: customers.port },
    { domain: 'shop.example', port: smtpPortOf(company.app.app)!, encrypted: true },
  ]);
  atEnd(() => post.stop());
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, post.certificate]);
  atEnd(() => setDefaultCACertificates(usual));
  const smtp = { host: 'localhost', port: post.port, security: 'starttls' as const, user: '' };
  const settings = { address, senderName: 'Shop', incoming: 'forward' as const, smtp };
  await company.owner.call(createMailAccount, { name: 'Desk', settings });
}, 120_000);

const letter = (name: string) =>
  `From: Ann <ann@customer.example>\nTo: ${address}\nSubject: ${name}\nMessage-ID: <${name}@customer.example>\n\nLetter ${name}\n`;

/** A letter that postfix brings, and how it came. */
async function brought(name: string): Promise<Array<{ state: string; secure: boolean; messages: number }>> {
  const { rows } = await company.app.owner.query(
    `select state, (envelope->>'secure')::boolean as secure,
      (select count(*)::int from channels.message where text = 'Letter ' || $1) as messages
    from channels.raw where subject = $1`,
    [name],
  );
  return rows;
}

const once = [{ state: 'understood', secure: true, messages: 1 }];
const isSettled = async (name: string) => (await brought(name))[0]?.state === 'understood';

/** What we wrote in this conversation. */
async function ours(id: string) {
  const { items } = await company.owner.call(readConversation, { id });
  return items.find((item) => item.type === 'message');
}

test.skipIf(why !== undefined)(`postfix: what it brings comes in encrypted, once${leftOut}`, async () => {
  await post.send({ from: 'ann@customer.example', to: address, bytes: letter('brought') });
  await until(() => isSettled('brought'), 'it is understood', 60);
  expect(await brought('brought')).toEqual(once);
});

test.skipIf(why !== undefined)(
  `postfix: told to come later, it comes again, and it is one message${leftOut}`,
  async () => {
    const { files } = company.app.app;
    const { put } = files;
    files.put = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    try {
      await post.send({ from: 'ann@customer.example', to: address, bytes: letter('put-off') });
      await until(() => /status=deferred .*451/.test(post.log()), 'it is told to come later', 60);
    } finally {
      files.put = put;
    }
    await until(() => isSettled('put-off'), 'it came again', 60);
    expect(await brought('put-off')).toEqual(once);
  },
);

test.skipIf(why !== undefined)(
  `postfix: what we send goes by it, encrypted, to the customer, once${leftOut}`,
  async () => {
    const words = 'Your order is on its way';
    const { id } = await company.owner.call(startConversation, {
      email: 'zoe@customer.example',
      subject: 'Order',
      text: words,
    });
    const mail = await until(() => customers.mails.find(({ text }) => text.includes(words)), 'it arrives', 60);
    expect(mail).toMatchObject({ from: address, to: ['zoe@customer.example'] });
    expect(mail.text).toMatch(/^Received: from shop\.example [^:]*using TLSv1\.3 [^]*by mx\.post\.example \(Postfix\)/);
    await until(async () => (await ours(id))?.state === 'sent', 'it is told as sent');
    expect(customers.mails.filter(({ text }) => text.includes(words))).toHaveLength(1);
  },
);

test.skipIf(why !== undefined)(
  `postfix: what it reports of a recipient nobody knows marks our mail, and is no conversation${leftOut}`,
  async () => {
    customers.mood = { refused: 'gone@customer.example' };
    const { id } = await company.owner.call(startConversation, {
      email: 'gone@customer.example',
      subject: 'Are you there?',
      text: 'Hello?',
    });
    const bounced = await until(async () => {
      const message = await ours(id);
      return message?.bounce && message;
    }, 'the report is understood');
    expect(bounced).toMatchObject({
      state: 'failed',
      bounce: { action: 'failed', reason: 'no-mailbox', address: 'gone@customer.example' },
    });
    const { rows } = await company.app.owner.query(
      `select count(*)::int as n from channels.message where direction = 'in' and text not like 'Letter %'`,
    );
    expect(rows[0].n, 'the report is no message').toBe(0);
  },
);
