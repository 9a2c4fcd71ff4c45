import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import * as outgoing from '#core/contract/outgoing.ts';
import { invite } from '#core/contract/people.ts';
import * as contract from '#core/contract/senders.ts';
import { enqueue } from '#platform';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { ada } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type CaughtMail, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let sink: SmtpSink;
let mailbox: string;
let people = 0;

beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  mailbox = await mailboxSendingTo(sink, company);
}, 120_000);
afterAll(() => sink.stop());
beforeEach(() => {
  sink.mood = 'take';
});

const asked = (at?: string) => asksByMail(company, `Ben Number${++people}`, { at });

type Extras = Partial<WireInputOf<typeof desk.replyToConversation>>;
const answer = (id: string, text: string, extras: Extras = {}) =>
  company.owner.call(desk.replyToConversation, { id, text, ...extras });
const mailWith = (words: string): Promise<CaughtMail> =>
  until(() => sink.mails.find(({ text }) => text.includes(words)), `a mail with “${words}”`);
const messageWith = async (id: string, text: string) => {
  const { items } = await company.owner.call(desk.readConversation, { id });
  return items.find((item) => item.type === 'message' && item.text === text) as Extract<
    (typeof items)[number],
    { type: 'message' }
  >;
};

test('the answer comes from whom the customer wrote to, signed as colleagues saw it, as text and as HTML', async () => {
  const values = {
    id: mailbox,
    name: 'Marke',
    address: 'hallo@marke.example',
    replyTo: null,
    signature: '{{ sender.name }} · {{ company.name }}\nhttps://marke.example/help.',
  };
  const wrong = company.owner.call(contract.createSender, { ...values, signature: 'Call {{ agent.phone }}' });
  await expect(wrong).rejects.toMatchObject({ type: 'invalid', message: expect.stringMatching(/agent\.phone/) });
  const foreign = company.owner.call(contract.createSender, { ...values, address: 'boss@bank.example' });
  await expect(foreign).rejects.toMatchObject({ type: 'invalid' });
  const marke = await company.owner.call(contract.createSender, values);
  await company.owner.call(outgoing.changeWriting, { undoSeconds: 0, signature: 'Yours, {{ agent.firstName }}' });

  const toMarke = await asked('hallo@marke.example');
  const { items } = await company.owner.call(outgoing.listConversationSenders, { id: toMarke });
  expect(items).toMatchObject([
    { id: marke.id, signature: 'Yours, Ada\nMarke · Acme\nhttps://marke.example/help.' },
    { id: null, name: 'The Shop', signature: 'Yours, Ada' },
  ]);
  await answer(toMarke, 'It is <on> its way & "well"', { signature: true });
  const { text } = await mailWith('way & "well"');
  expect(text).toMatch(/^From: Marke <hallo@marke\.example>/m);
  expect(text).toMatch(/^Reply-To: .*hallo\+[a-z2-7]{26}@marke\.example/m);
  const plain = text.replaceAll('=\r\n', '').replaceAll('=20', ' ').replaceAll('=3D', '=');
  expect(plain).toMatch(/-- \r?\nYours, Ada\r?\nMarke · Acme|-- \r?\nYours, Ada\r?\nMarke =C2=B7 Acme/);
  expect(plain).toMatch(/It is &lt;on&gt; its way &amp; &quot;well&quot;/);
  expect(plain).toMatch(/<meta name="color-scheme" content="light dark" \/>/);
  expect(plain).toMatch(/<a href="https:\/\/marke\.example\/help">https:\/\/marke\.example\/help<\/a>\./);
  expect((await messageWith(toMarke, 'It is <on> its way & "well"')).signature).toMatch(/^Yours, Ada/);

  const toShop = await asked();
  await answer(toShop, 'From the shop itself');
  expect((await mailWith('From the shop itself')).text).toMatch(/^From: The Shop <desk@shop\.example>/m);
  const first = { email: 'zoe@customers.example', subject: 'Your order', text: 'It is ready', signature: true };
  expect((await company.owner.call(outgoing.listFirstSenders, {})).items.map(({ name }) => name)).toEqual([
    'The Shop',
    'Marke',
  ]);
  await company.owner.call(desk.startConversation, { ...first, sender: marke.id });
  expect((await mailWith('It is ready')).text).toMatch(
    /^From: Marke <hallo@marke\.example>[^]*--(=20| )\r?\nYours, Ada/m,
  );
  await company.owner.call(contract.removeSender, { id: marke.id });
  await answer(toMarke, 'After it was removed');
  expect((await mailWith('After it was removed')).text).toMatch(/^From: The Shop <desk@shop\.example>/m);
});

test('an answer from a mailbox that cannot send waits, and goes out as no other mailbox', async () => {
  const settings = { address: 'sales@shop.example', senderName: 'Sales', incoming: 'forward' as const };
  const sales = await company.owner.call(createMailAccount, { name: 'Sales', settings });
  const thread = await asked('sales@shop.example');
  await company.app.owner.query('update channels.thread set account = $2 where id = $1', [
    plainId('cnv', thread),
    plainId('chn', sales.id),
  ]);
  await answer(thread, 'From sales only');
  const waits = await until(async () => {
    const message = await messageWith(thread, 'From sales only');
    return message.state === 'retrying' && message;
  }, 'it waits');
  expect(waits.stateReason).toBe('The mailbox that the customer wrote to has no outgoing server yet.');
  expect(sink.mails.some(({ text }) => text.includes('From sales only'))).toBe(false);
});

const check = () => company.owner.call(contract.checkSendingDomain, { domain: 'shop.example' });
async function shopDomain() {
  const { domains } = await company.owner.call(contract.readSending, {});
  const shop = domains.find(({ domain }) => domain === 'shop.example')!;
  const of = (about: string) => shop.findings!.find((each) => each.about === about)!;
  return { ...shop, of };
}

test('a sending domain is looked up, explained, and signed for only while its key stands in DNS', async () => {
  const { dns } = company.app.world;
  dns.set('shop.example', 'ETIMEOUT');
  await check();
  expect((await shopDomain()).of('spf')).toMatchObject({ verdict: 'unknown', record: null });
  expect((await shopDomain()).of('mx')).toMatchObject({ verdict: 'unknown' });

  dns.delete('shop.example');
  await check();
  const bare = await shopDomain();
  expect(bare.of('spf')).toMatchObject({ verdict: 'bad', record: { value: 'v=spf1 ip4:127.0.0.1 ~all' } });
  expect(bare.of('dmarc')).toMatchObject({ verdict: 'bad', record: { name: '_dmarc.shop.example' } });
  expect(bare.of('mx')).toMatchObject({ verdict: 'bad' });
  const wanted = bare.of('dkim').record!;
  expect(bare).toMatchObject({ signs: false });

  dns.set('shop.example', {
    TXT: [['v=spf1 ip4:127.0.0.1 -all']],
    MX: [{ exchange: 'mx.shop.example', priority: 10 }],
  });
  dns.set('_dmarc.shop.example', { TXT: [['v=DMARC1; p=none']] });
  dns.set(wanted.name, { TXT: [[wanted.value.slice(0, 200), wanted.value.slice(200)]] });
  await check();
  const good = await shopDomain();
  expect(good.findings!.map(({ about, verdict }) => `${about} ${verdict}`)).toEqual([
    'spf good',
    'dkim good',
    'dmarc look',
    'mx good',
  ]);
  expect(good.signs).toBe(true);
  await answer(await asked(), 'With a seal', { signature: true });
  await company.owner.call(invite, { email: 'bob@new.example', role: 'agent' });
  for (const words of ['With a seal', 'To: bob@new.example']) {
    const { results } = await dkimVerify((await mailWith(words)).bytes, {
      resolver: (name: string, type: string) => company.app.world.resolve(name, type as 'TXT'),
    });
    expect(results, words).toMatchObject([
      { signingDomain: 'shop.example', status: { result: 'pass', aligned: 'shop.example' } },
    ]);
  }

  dns.set(wanted.name, 'ESERVFAIL');
  await check();
  expect((await shopDomain()).signs).toBe(true);
  dns.set(wanted.name, { TXT: [['v=DKIM1; k=rsa; p=AAAA']] });
  await check();
  expect((await shopDomain()).of('dkim')).toMatchObject({ verdict: 'bad' });
  await answer(await asked(), 'Without a seal');
  expect((await mailWith('Without a seal')).text).not.toMatch(/DKIM-Signature/i);
  await expect(company.owner.call(contract.checkSendingDomain, { domain: 'other.example' })).rejects.toMatchObject({
    type: 'not-found',
  });
});

test('a mailbox sends as fast as it may, what waits says why, and goes on by itself', async () => {
  await company.app.owner.query('delete from channels.sent_count');
  const minute = 60_000 - (company.app.world.now().getTime() % 60_000);
  company.app.world.pass(minute + 1_000); // into a minute of its own
  await company.owner.call(contract.limitMailbox, { id: mailbox, perMinute: 2, perHour: null });
  const threads = [await asked(), await asked(), await asked()];
  const before = sink.mails.length;
  for (const id of threads) await answer(id, `Slowly to ${id}`);
  const held = await until(async () => {
    const all = await Promise.all(threads.map((id) => messageWith(id, `Slowly to ${id}`)));
    return all.filter(({ state }) => state === 'sent').length === 2 && all.find(({ state }) => state === 'retrying');
  }, 'two go, one waits');
  expect(held).toMatchObject({
    stateReason: 'This mailbox sends at most 2 mails a minute.',
    progress: { attempts: 0 },
  });
  const notice = { to: 'grace@shop.example', subject: 'Welcome', text: 'Come in.' };
  await company.app.database.inWorkspace(company.workspace, (tx) =>
    enqueue(tx, { transport: 'mail-notice', key: 'welcome', subject: crypto.randomUUID(), payload: notice }),
  );
  const reasons = async () =>
    (await company.app.owner.query(`select reason from platform.outbox where key = 'welcome'`)).rows;
  await until(async () => /at most 2 mails/.test((await reasons())[0]?.reason), 'mail of the product waits, too');
  expect(sink.mails).toHaveLength(before + 2);
  company.app.world.pass(61_000);
  await until(() => sink.mails.length === before + 4, 'both go in the next minute');
  await company.owner.call(contract.limitMailbox, { id: mailbox, perMinute: null, perHour: null });
});

test('an address that mail came back from gets an answer only when a person insists', async () => {
  const id = await asked();
  await company.app.owner.query(
    `insert into channels.suppressed (workspace, address, reason, words, at)
      select workspace, address, 'hard', '550 No such user', now() from channels.participant where thread = $1`,
    [plainId('cnv', id)],
  );
  const { suppressed } = await company.owner.call(outgoing.listConversationSenders, { id });
  expect(suppressed).toMatch(/550 No such user/);
  await answer(id, 'Into the void');
  const failed = await until(async () => {
    const message = await messageWith(id, 'Into the void');
    return message.state === 'failed' && message;
  }, 'it fails');
  expect(failed.stateReason).toMatch(/^Nothing is sent to .*550 No such user/);
  await company.owner.call(outgoing.resendMessage, { id: failed.id, anyway: true });
  await mailWith('Into the void');
  await answer(id, 'I know it is there', { anyway: true });
  await mailWith('I know it is there');
});

test('whoever asks gets a test mail by the way of answers, once, and sees what the server said', async () => {
  await company.owner.call(contract.checkSendingDomain, { domain: 'shop.example' });
  await company.app.owner.query(`update channels.sending_domain set signs = true where domain = 'shop.example'`);
  const outcome = () =>
    until(async () => {
      const { mailboxes } = await company.owner.call(contract.readSending, {});
      const { test: found } = mailboxes.find(({ id }) => id === mailbox)!;
      return found?.state === 'waiting' ? undefined : found;
    }, 'the test mail is settled');
  expect(await company.owner.call(contract.sendTestMail, { id: mailbox })).toEqual({ to: ada.email });
  const mail = await mailWith('Test mail from desk@shop.example');
  expect(mail).toMatchObject({ from: 'desk@shop.example', to: [ada.email] });
  expect(mail.text).toMatch(/^DKIM-Signature: [^]*^Auto-Submitted: auto-generated/m);
  expect(await outcome()).toMatchObject({ state: 'sent', from: 'desk@shop.example', to: ada.email, reason: null });

  sink.mood = { rcpt: 451 };
  await company.owner.call(contract.sendTestMail, { id: mailbox });
  expect(await outcome()).toMatchObject({ state: 'refused', reason: expect.stringMatching(/^451 Try again later/) });
  const once = () => company.owner.send(contract.sendTestMail, { id: mailbox });
  await until(async () => (await once()).status === 429, 'too many of them are refused');
});
