import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery, HandOver } from '#platform';
import type { MailSettings } from '#core/channels/mail-settings.ts';
import type { TokenSource } from '../oauth/access-token.ts';
import { askedByName, reachableAddress, Unreachable } from '../reachable-host.ts';
import { smtpStep } from './smtp-step.ts';
import { smtpWords } from './smtp-words.ts';
import { signInSmtp } from './sign-in-smtp.ts';

type Smtp = NonNullable<MailSettings['smtp']>;
export type SmtpTarget = {
  smtp: Smtp;
  password: string | undefined;
  /** Of a mailbox that signs in at a provider; in place of the password. */
  tokens?: TokenSource | undefined;
  privateHosts: boolean;
  name: string;
};

async function connectionTo({ smtp, privateHosts, name }: SmtpTarget): Promise<SMTPConnection> {
  const host = await reachableAddress(smtp.host, { privateHosts });
  return new SMTPConnection({
    host,
    ...askedByName(smtp.host),
    port: smtp.port,
    name,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    tls: askedByName(smtp.host),
  });
}

async function signIn(connection: SMTPConnection, { smtp, password, tokens }: SmtpTarget): Promise<void> {
  await smtpStep(connection, (done) => connection.connect((error) => done(error)));
  if (smtp.user !== '') await signInSmtp(connection, { user: smtp.user, password, tokens });
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

type SmtpError = Error & {
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
};

/** Somebody else took the mail over meanwhile: that says nothing of the server. */
class NotHandedOver extends Error {}

/** Whether every mail of this mailbox would meet it, not this mail or its recipient alone. */
function isServersFault({ responseCode, command }: SmtpError, signedIn: boolean): boolean {
  return !signedIn || responseCode === undefined || responseCode === 421 || command === 'MAIL FROM';
}

/** Whether the server refused when it knew for whom the mail is: what it says to a sign-in or to MAIL FROM is of us. */
function isOfRecipient({ responseCode, command }: SmtpError): boolean {
  return responseCode !== undefined && (command === 'RCPT TO' || command === 'DATA');
}

function deliveryAfter(error: SmtpError, { reason, bodyBegun }: { reason: string; bodyBegun: boolean }): Delivery {
  const code = error.responseCode ?? 0;
  const ofRecipient = isOfRecipient(error);
  if (code >= 500) {
    // Wrong passwords are ours to mend: the mail itself was not refused.
    return code === 530 || code === 534 || code === 535
      ? { retryAfter: 900, reason }
      : { refused: true, reason, ofRecipient };
  }
  if (code >= 400) return { retryAfter: 300, reason, ofRecipient };
  if (bodyBegun) return { uncertain: true, reason: `The connection ended before the server confirmed: ${reason}` };
  return { retryAfter: error instanceof Unreachable ? 900 : 60, reason };
}

export interface Mail {
  from: string;
  to: string[];
  bytes: Buffer;
  /** Called when the server asks for the body; what it throws ends the attempt before the first byte of it. */
  handOver: HandOver;
}

/** The mail as a stream that says when the first byte of it is asked for: before that nothing can have been accepted. */
function bodyOf({ bytes, handOver }: Mail): { body: Readable; begun(): boolean } {
  let begun = false;
  const body = new Readable({
    read() {
      handOver().then(
        () => {
          begun = true;
          this.push(bytes);
          this.push(null);
        },
        (error: unknown) => this.destroy(new NotHandedOver(error instanceof Error ? error.message : String(error))),
      );
    },
  });
  return { body, begun: () => begun };
}

/** A recipient that the server refused while it took the mail for others. */
export interface RefusedFor {
  address: string;
  said: string;
  /** It will not take it later either. */
  lasting: boolean;
}

type Rejected = SmtpError & { recipient?: string | undefined };

function refusedFor(errors: readonly Rejected[] = []): RefusedFor[] {
  return errors.map(({ recipient = '', response, message, responseCode = 0 }) => ({
    address: recipient.toLowerCase(),
    said: (response ?? message).slice(0, 500),
    lasting: responseCode >= 500,
  }));
}

/** What counts is whether the first got it, to whom it is written; of the others each is told apart. */
function deliveryOf(info: SMTPConnection.SentMessageInfo, refused: readonly RefusedFor[], first: string): Delivery {
  const own = refused.find(({ address }) => address === first.toLowerCase());
  if (own === undefined) return { delivered: true, id: info.response.slice(0, 200) };
  return own.lasting
    ? { refused: true, reason: own.said, ofRecipient: true }
    : { retryAfter: 300, reason: own.said, ofRecipient: true };
}

export type Submission = {
  delivery: Delivery;
  /** What is wrong with the server; null when it did its part, undefined when nobody can tell. */
  fault: string | null | undefined;
  /** Of a mail that the server took for some: for whom it did not. Undefined where it took it for nobody, or nobody can tell. */
  refused?: readonly RefusedFor[];
};

function failed(error: SmtpError, about: { smtp: Smtp; signedIn: boolean; bodyBegun: boolean }): Submission {
  const reason = smtpWords(error, about.smtp);
  const delivery = deliveryAfter(error, { reason, bodyBegun: about.bodyBegun });
  if (error instanceof NotHandedOver) return { delivery, fault: undefined };
  return { delivery, fault: isServersFault(error, about.signedIn) ? reason : null };
}

/**
 * Hands one mail to the outgoing server, and says whether the server did its part. After the first byte of the body, a lost
 * connection leaves the mail uncertain.
 */
export async function submitMail(target: SmtpTarget, mail: Mail): Promise<Submission> {
  const { body, begun } = bodyOf(mail);
  let connection: SMTPConnection | undefined;
  let signedIn = false;
  try {
    connection = await connectionTo(target);
    const open = connection;
    await signIn(open, target);
    signedIn = true;
    const envelope = { from: mail.from, to: mail.to, size: mail.bytes.length };
    const info = await smtpStep<SMTPConnection.SentMessageInfo>(open, (done) => open.send(envelope, body, done));
    open.quit();
    const refused = refusedFor(info.rejectedErrors);
    return { delivery: deliveryOf(info, refused, mail.to[0] ?? ''), fault: null, refused };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return failed(error, { smtp: target.smtp, signedIn, bodyBegun: begun() });
  } finally {
    connection?.close();
  }
}
