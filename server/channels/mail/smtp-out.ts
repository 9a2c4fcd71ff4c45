import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery } from '#platform';
import type { MailSettings } from '#core/channels/mail-settings.ts';
import { reachableAddress, Unreachable } from './reachable-host.ts';

type Smtp = NonNullable<MailSettings['smtp']>;
export type SmtpTarget = { smtp: Smtp; password: string | undefined; privateHosts: boolean; name: string };

async function connectionTo({ smtp, privateHosts, name }: SmtpTarget): Promise<SMTPConnection> {
  const host = await reachableAddress(smtp.host, { privateHosts });
  return new SMTPConnection({
    host,
    servername: smtp.host,
    port: smtp.port,
    name,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    tls: { servername: smtp.host },
  });
}

async function signIn(connection: SMTPConnection, { smtp, password }: SmtpTarget): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (smtp.user === '') return;
  await new Promise<void>((resolve, reject) => {
    connection.login({ user: smtp.user, pass: password ?? '' }, (error) => (error ? reject(error) : resolve()));
  });
}

/** Connects, signs in and leaves. Throws with the server's own words. */
export async function trySmtp(target: SmtpTarget): Promise<void> {
  const connection = await connectionTo(target);
  try {
    await signIn(connection, target);
    connection.quit();
  } finally {
    connection.close();
  }
}

type SmtpError = Error & { responseCode?: number; response?: string };

function deliveryAfter(error: SmtpError, bodyBegun: boolean): Delivery {
  const reason = (error.response ?? error.message).slice(0, 500);
  const code = error.responseCode ?? 0;
  if (code >= 500) {
    // Wrong passwords are ours to mend: the mail itself was not refused.
    return code === 530 || code === 534 || code === 535 ? { retryAfter: 900, reason } : { refused: true, reason };
  }
  if (code >= 400) return { retryAfter: 300, reason };
  if (bodyBegun) return { uncertain: true, reason: `The connection ended before the server confirmed: ${reason}` };
  return { retryAfter: error instanceof Unreachable ? 900 : 60, reason };
}

/** Hands one mail to the outgoing server. After the first byte of the body, a lost connection leaves it uncertain. */
export async function submitMail(
  target: SmtpTarget,
  mail: { from: string; to: string[]; bytes: Buffer },
): Promise<Delivery> {
  let bodyBegun = false;
  let connection: SMTPConnection | undefined;
  try {
    connection = await connectionTo(target);
    const open = connection;
    await signIn(open, target);
    const body = new Readable({
      read() {
        bodyBegun = true;
        this.push(mail.bytes);
        this.push(null);
      },
    });
    const response = await new Promise<string>((resolve, reject) => {
      open.once('error', reject);
      const envelope = { from: mail.from, to: mail.to, size: mail.bytes.length };
      open.send(envelope, body, (error, info) => (error ? reject(error) : resolve(info?.response ?? '')));
    });
    open.quit();
    return { delivered: true, id: response.slice(0, 200) };
  } catch (error) {
    return deliveryAfter(error instanceof Error ? error : new Error(String(error)), bodyBegun);
  } finally {
    connection?.close();
  }
}
