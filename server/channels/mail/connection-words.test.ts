import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { expect, test } from 'vitest';
import { mailSettings } from '#core/channels/mail-settings.ts';
import type { App } from '#platform';
import { atEnd } from '#test/at-end.ts';
import { selfSigned } from '#test/fakes/certificate.ts';
import { connectImap } from './imap/imap-client.ts';
import { trySmtp } from './out/smtp-out.ts';
import { smtpWords } from './out/smtp-words.ts';

const app = { config: { privateMailHosts: true }, log: { debug: () => undefined } } as unknown as App;

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** Answers every command with all's well, and offers nothing. */
function talks(greeting: string, answer: (tag: string) => string) {
  return (socket: Socket) => {
    atEnd(() => socket.destroy());
    socket.on('error', () => undefined);
    socket.write(greeting);
    socket.on('data', (data) => socket.write(answer(data.toString('latin1').split(' ')[0] ?? '')));
  };
}

const imapTalk = talks('* OK hi\r\n', (tag) => `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`);
const smtpTalk = talks('220 hi\r\n', () => '250 fine\r\n');
const quiet = (server: Server) => server.on('tlsClientError', () => undefined);
const [imap, smtp, sealedImap, sealedSmtp, rude] = await Promise.all([
  portOf(createServer(imapTalk)),
  portOf(createServer(smtpTalk)),
  portOf(quiet(createSecureServer(selfSigned(), imapTalk))),
  portOf(quiet(createSecureServer(selfSigned(), smtpTalk))),
  portOf(createServer((socket) => socket.destroy())),
]);

type Where = { host: string; port: number; security: 'tls' | 'starttls' | 'none' };

async function imapSays(where: Where): Promise<string> {
  const settings = mailSettings.parse({
    ...{ address: 'desk@shop.example', senderName: 'Shop', incoming: 'imap' },
    imap: { ...where, user: 'desk' },
  });
  return await connectImap(app, { settings, imapPassword: 'x' }).then(
    () => 'connected',
    (error: Error) => error.message,
  );
}

async function smtpSays(where: Where): Promise<string> {
  const target = { smtp: { ...where, user: '' }, password: undefined, privateHosts: true, name: 'shop.example' };
  return await trySmtp(target).then(
    () => 'connected',
    (error: Error) => smtpWords(error, where),
  );
}

test('a server that cannot be reached is said in words, also one that is named by its address', async () => {
  const host = '127.0.0.1';
  const said = await Promise.all([
    imapSays({ host, port: imap, security: 'tls' }),
    imapSays({ host, port: imap, security: 'starttls' }),
    imapSays({ host, port: sealedImap, security: 'tls' }),
    imapSays({ host, port: rude, security: 'none' }),
    imapSays({ host, port: 1, security: 'tls' }),
    smtpSays({ host, port: smtp, security: 'tls' }),
    smtpSays({ host, port: sealedSmtp, security: 'tls' }),
    smtpSays({ host: 'localhost', port: sealedSmtp, security: 'tls' }),
  ]);
  expect(said).toEqual([
    `127.0.0.1 does not speak TLS at port ${imap}: choose STARTTLS, or the port that is for TLS.`,
    `127.0.0.1 offers no STARTTLS at port ${imap}: choose TLS with the port that is for it.`,
    'Nobody whom this machine trusts signed the certificate of 127.0.0.1.',
    `127.0.0.1, port ${rude}, ended the connection.`,
    'Nothing answers at 127.0.0.1, port 1 (connection refused).',
    `127.0.0.1 does not speak TLS at port ${smtp}: choose STARTTLS, or the port that is for TLS.`,
    'Nobody whom this machine trusts signed the certificate of 127.0.0.1.',
    'Nobody whom this machine trusts signed the certificate of localhost.',
  ]);
});
