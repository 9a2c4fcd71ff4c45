import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import type { Delivery } from '#platform';
import { submitMail, trySmtp, type SmtpTarget } from './smtp-out.ts';

let open: SmtpSink;
let locked: SmtpSink;
const mail = {
  from: 'desk@shop.example',
  to: ['ann@customer.example'],
  bytes: Buffer.from('Subject: hello\r\n\r\nHi\r\n'),
  handOver: async () => undefined,
};

beforeAll(async () => {
  [open, locked] = await Promise.all([smtpSink(), smtpSink({ signIn: true })]);
});
afterAll(() => Promise.all([open.stop(), locked.stop()]));
beforeEach(() => {
  open.mood = 'take';
});

function to(sink: { port: number }, more: { user?: string; password?: string; host?: string } = {}): SmtpTarget {
  const smtp = { host: more.host ?? '127.0.0.1', port: sink.port, security: 'none' as const, user: more.user ?? '' };
  return { smtp, password: more.password, privateHosts: true, name: 'shop.example' };
}

async function submit(...given: Parameters<typeof submitMail>): Promise<Delivery> {
  return (await submitMail(...given)).delivery;
}

test('a mail that the server confirms is delivered', async () => {
  const before = open.mails.length;
  expect(await submit(to(open), mail)).toMatchObject({ delivered: true });
  expect(open.mails.slice(before)).toMatchObject([{ from: mail.from, to: mail.to }]);
});

test.each([
  [{ rcpt: 550 }, { refused: true }],
  [{ data: 554 }, { refused: true }],
  [{ rcpt: 451 }, { retryAfter: 300 }],
  [{ data: 452 }, { retryAfter: 300 }],
])('what the server answers decides: %o', async (mood, outcome) => {
  open.mood = mood;
  expect(await submit(to(open), mail)).toMatchObject(outcome);
});

test('one recipient who is refused is named, and the others have it', async () => {
  open.mood = { refused: 'gone@customer.example' };
  const both = { ...mail, to: [...mail.to, 'gone@customer.example'] };
  const refused = [{ address: 'gone@customer.example', said: expect.stringMatching(/^550/), lasting: true }];
  expect(await submitMail(to(open), both)).toMatchObject({ delivery: { delivered: true }, refused });
  expect(open.mails.at(-1)!.to).toEqual(mail.to);
  const goneFirst = { ...mail, to: ['gone@customer.example', ...mail.to] };
  expect(await submit(to(open), goneFirst)).toMatchObject({ refused: true, ofRecipient: true });
});

test('a mail that somebody else took over meanwhile is not handed over', async () => {
  const before = open.mails.length;
  const lost = { ...mail, handOver: () => Promise.reject(new Error('taken over')) };
  expect(await submit(to(open), lost)).toMatchObject({ retryAfter: 60 });
  expect(open.mails).toHaveLength(before);
});

test('a connection that ends after the body leaves it uncertain, one that never stood is tried again', async () => {
  open.mood = 'hang-up';
  const before = open.transferred;
  expect(await submit(to(open), mail)).toMatchObject({ uncertain: true });
  expect(open.transferred).toBe(before + 1);

  const gone = await smtpSink();
  await gone.stop();
  expect(await submit(to(gone), mail)).toMatchObject({ retryAfter: 60 });
});

test('a server that refuses a recipient works; one that is gone or refuses us does not', async () => {
  const fault = async (...given: Parameters<typeof submitMail>) => (await submitMail(...given)).fault;
  open.mood = 'take';
  expect(await fault(to(open), mail)).toBeNull();
  open.mood = { rcpt: 550 };
  expect(await fault(to(open), mail)).toBeNull();
  expect(await fault(to(locked, { user: 'desk', password: 'wrong' }), mail)).toMatch(/Wrong password/);
  const lost = { ...mail, handOver: () => Promise.reject(new Error('taken over')) };
  open.mood = 'take';
  expect(await fault(to(open), lost)).toBeUndefined();
});

test('a wrong password keeps the mail waiting; the right one sends it', async () => {
  expect(await submit(to(locked, { user: 'desk', password: 'wrong' }), mail)).toMatchObject({ retryAfter: 900 });
  expect(await submit(to(locked, { user: 'desk', password: 'open sesame' }), mail)).toMatchObject({
    delivered: true,
  });
  await expect(trySmtp(to(locked, { user: 'desk', password: 'wrong' }))).rejects.toThrow(/Wrong password/);
});

test('the metadata service of a cloud is no mail server, and private hosts can be closed', async () => {
  expect(await submit(to(open, { host: '169.254.169.254' }), mail)).toMatchObject({ retryAfter: 900 });
  const closed = { ...to(open), privateHosts: false };
  await expect(trySmtp(closed)).rejects.toThrow(/inside this network/);
});
