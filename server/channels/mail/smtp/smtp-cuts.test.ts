import { expect, test } from 'vitest';
import { cuttingSmtp, cutPlaces } from '#test/fakes/cutting-smtp.ts';
import { submitMail } from '../out/smtp-out.ts';

const mail = {
  from: 'desk@shop.example',
  to: ['ann@customer.example'],
  bytes: Buffer.from(`Subject: Out\r\n\r\n${'Words of ours. '.repeat(200)}\r\n`),
  handOver: async () => undefined,
};

test('out: wherever the connection is cut, nothing is sent twice', async () => {
  const outside = await cuttingSmtp();
  const smtp = { host: '127.0.0.1', port: outside.port, security: 'none' as const, user: '' };
  const target = { smtp, password: undefined, privateHosts: true, name: 'shop.example' };
  for (const place of cutPlaces) {
    outside.at = place;
    const before = outside.whole.length;
    const { delivery: outcome } = await submitMail(target, mail);
    const mayHaveArrived = place === 'body' || place === 'dot';
    expect(outcome, place).toMatchObject(mayHaveArrived ? { uncertain: true } : { retryAfter: expect.any(Number) });
    expect(outside.whole.length - before, place).toBe(place === 'dot' ? 1 : 0);
  }
  outside.at = undefined;
  expect(await submitMail(target, mail)).toMatchObject({ delivery: { delivered: true }, fault: null });
});
