import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, expect, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { smtpPortOf } from '#channels';
import { readConfig } from '#platform';
import { testApp } from '#test/app.ts';
import { ownerClient } from '#test/client.ts';
import { selfSigned } from '#test/fakes/certificate.ts';
import { smtpCertificate } from './smtp-certificate.ts';

const folder = await mkdtemp(join(tmpdir(), 'throughline-tls-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const { key, cert } = selfSigned();
const files = { SMTP_TLS_KEY: join(folder, 'key.pem'), SMTP_TLS_CERT: join(folder, 'cert.pem') };
await writeFile(files.SMTP_TLS_KEY, key);
await writeFile(files.SMTP_TLS_CERT, cert);

/** Sends one mail over a connection that must be encrypted by the certificate we know. */
async function sendEncrypted(port: number): Promise<string> {
  const tls = { ca: [cert], servername: 'localhost' };
  const way = createTransport({ host: '127.0.0.1', port, requireTLS: true, tls });
  const from = 'ann@customer.example';
  try {
    return (await way.sendMail({ from, to: 'desk@shop.example', subject: 'Sealed', text: 'Hello' })).response;
  } finally {
    way.close();
  }
}

test('mail comes in encrypted where there is a certificate', async () => {
  const product = await testApp(files);
  const owner = await ownerClient(product.url);
  await owner.call(createMailAccount, { name: 'Desk', settings: { address: 'desk@shop.example', senderName: 'Shop' } });
  expect(await sendEncrypted(smtpPortOf(product.app) ?? 0)).toContain('kept');
  const { rows } = await product.owner.query('select subject from channels.raw');
  expect(rows).toEqual([{ subject: 'Sealed' }]);
}, 60_000);

test('without one STARTTLS is not offered', async () => {
  const product = await testApp();
  await expect(sendEncrypted(smtpPortOf(product.app) ?? 0)).rejects.toThrow(/STARTTLS|TLS/);
}, 60_000);

test('files that cannot be used are told of in a sentence', async () => {
  const reading = (environment: Record<string, string>) => smtpCertificate(readConfig(environment));
  await expect(reading({ SMTP_TLS_KEY: files.SMTP_TLS_KEY })).rejects.toThrow('belong together');
  const nowhere = { ...files, SMTP_TLS_CERT: join(folder, 'nowhere.pem') };
  await expect(reading(nowhere)).rejects.toThrow(/nowhere\.pem of SMTP_TLS_CERT cannot be read/);
  await expect(reading({ ...files, SMTP_TLS_CERT: files.SMTP_TLS_KEY })).rejects.toThrow('do not fit');
});
