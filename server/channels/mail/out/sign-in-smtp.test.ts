import { expect, test } from 'vitest';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { cuttingSmtp } from '#test/fakes/cutting-smtp.ts';
import { signInSmtp } from './sign-in-smtp.ts';

test('a server that hangs up while it is signed in at ends the attempt', async () => {
  const outside = await cuttingSmtp();
  outside.at = 'AUTH';
  const connection = new SMTPConnection({ host: '127.0.0.1', port: outside.port, ignoreTLS: true });
  await new Promise<void>((resolve) => connection.connect(() => resolve()));
  const signingIn = signInSmtp(connection, { user: 'desk', password: 'open sesame', tokens: undefined });
  await expect(signingIn).rejects.toThrow(/closed/);
});
