import { expect, test } from 'vitest';
import { cuttingSmtp, cutPlaces, type CutPlace } from '#test/fakes/cutting-smtp.ts';
import { submitMail } from '../out/smtp-out.ts';

const mail = {
  from: 'desk@shop.example',
  to: ['ann@customer.example'],
  bytes: Buffer.from(`Subject: Out\r\n\r\n${'Words of ours. '.repeat(200)}\r\n`),
  handOver: async () => undefined,
};

/** Places that a mail goes by only where connections are secured, or somebody signs in. */
const besides: ReadonlyArray<[CutPlace, { security: 'none' | 'starttls'; user: string }]> = [
  ['EHLO', { security: 'starttls', user: '' }],
  ['STARTTLS', { security: 'starttls', user: '' }],
  ['handshake', { security: 'starttls', user: '' }],
  ['AUTH', { security: 'none', user: 'desk' }],
];

test('out: wherever the connection is cut, nothing is sent twice', async () => {
  const outside = await cuttingSmtp();
  const plain = { host: '127.0.0.1', port: outside.port, security: 'none' as const, user: '' };
  const target = { smtp: plain, password: 'open sesame', privateHosts: true, name: 'shop.example' };
  for (const place of cutPlaces) {
    outside.at = place;
    const before = outside.whole.length;
    const { delivery: outcome } = await submitMail(target, mail);
    const mayHaveArrived = place === 'body' || place === 'dot';
    expect(outcome, place).toMatchObject(mayHaveArrived ? { uncertain: true } : { retryAfter: expect.any(Number) });
    expect(outside.whole.length - before, place).toBe(place === 'dot' ? 1 : 0);
  }
  const before = outside.whole.length;
  for (const [place, way] of besides) {
    outside.at = place;
    const { delivery } = await submitMail({ ...target, smtp: { ...plain, ...way } }, mail);
    expect(delivery, place).toMatchObject({ retryAfter: expect.any(Number) });
  }
  expect(outside.whole).toHaveLength(before);
  for (const place of ['QUIT', undefined] as const) {
    outside.at = place;
    expect(await submitMail(target, mail), place).toMatchObject({ delivery: { delivered: true }, fault: null });
  }
  expect(outside.whole).toHaveLength(before + 2);
});

test('out: a refusal is of the recipient only once the server knows for whom the mail is', async () => {
  const outside = await cuttingSmtp();
  const smtp = { host: '127.0.0.1', port: outside.port, security: 'none' as const, user: 'desk' };
  const target = { smtp, password: 'open sesame', privateHosts: true, name: 'shop.example' };
  for (const [verb, ofRecipient] of [
    ['AUTH', false],
    ['MAIL', false],
    ['RCPT', true],
    ['DATA', true],
  ] as const) {
    outside.says = (line) => (line.startsWith(verb) ? '550 5.1.1 User unknown' : undefined);
    expect((await submitMail(target, mail)).delivery, verb).toMatchObject({ refused: true, ofRecipient });
    outside.says = (line) => (line.startsWith(verb) ? '450 4.1.1 User unknown' : undefined);
    expect((await submitMail(target, mail)).delivery, verb).toMatchObject({ retryAfter: 300, ofRecipient });
  }
});
