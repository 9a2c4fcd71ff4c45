import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { largestMail, largestMailWords } from '#core/largest-mail.ts';
import { startProblem, type App } from '#platform';
import { smtpLimits } from './smtp-limits.ts';
import { watchGuests, type Held } from './smtp-guests.ts';
import { smtpCertificate, type Certificate } from './smtp-certificate.ts';
import { recipientOf, takeIn, type Recipient } from '../intake.ts';

class SmtpRefusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

const tooFast = 'Too many mails from this sender, please try again in a minute';
const busy = 'We cannot take mail in at the moment, please try again later';

async function readAll(stream: SMTPServerDataStream, hold: (bytes: number) => boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let room = true;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    room &&= size > largestMail || hold(chunk.length);
    if (room && size <= largestMail) chunks.push(chunk);
  }
  if (stream.sizeExceeded || size > largestMail) {
    throw new SmtpRefusal(552, `This mail is larger than ${largestMailWords}`);
  }
  if (!room) throw new SmtpRefusal(452, busy);
  return Buffer.concat(chunks);
}

/** Whom each envelope is for, as it was found when they were named. */
const named = new WeakMap<object, Map<string, Recipient>>();

/** One mail may be for several mailboxes, and several addresses may be one: each once. */
function nameRecipient(envelope: SMTPServerSession['envelope'], recipient: Recipient): void {
  const there = named.get(envelope) ?? new Map<string, Recipient>();
  named.set(envelope, there.set(recipient.account, recipient));
}

/** Acknowledged once it is kept for all of them. */
async function keep(app: App, bytes: Buffer, session: SMTPServerSession): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = {
    from: mailFrom === false ? '' : mailFrom.address.toLowerCase(),
    to: rcptTo.map(({ address }) => address.toLowerCase()),
    by: session.remoteAddress,
    helo: session.hostNameAppearsAs || undefined,
    secure: session.secure,
  };
  const recipients = named.get(session.envelope);
  if (recipients === undefined) throw new SmtpRefusal(550, 'Nobody here has this address');
  for (const recipient of recipients.values()) await takeIn(app, recipient, { bytes, envelope });
}

function answer(app: App, error: unknown): SmtpRefusal {
  if (error instanceof SmtpRefusal) return error;
  app.log.error({ reason: String(error) }, 'a mail could not be kept and was not acknowledged');
  return new SmtpRefusal(451, busy);
}

/** Whoever guesses addresses waits longer for each answer, and is shown out in the end. */
function refuseGuess(wait: number | undefined, done: (refusal: Error) => void): void {
  if (wait === undefined) return done(new SmtpRefusal(421, 'Too many addresses that nobody has'));
  setTimeout(done, wait, new SmtpRefusal(550, 'Nobody here has this address')).unref();
}

export type Listening = { port: number; stop(): Promise<void> };

function serverFor(app: App, certificate: Certificate | undefined): SMTPServer {
  const smtp: SMTPServer = new SMTPServer({
    ...certificate,
    banner: 'Throughline',
    size: largestMail,
    authOptional: true,
    disabledCommands: certificate === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    maxClients: 200,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onConnect(session, done) {
      done(guests.isOneTooMany(session) ? new SmtpRefusal(421, busy) : null);
    },
    onMailFrom(address, session, done) {
      done(limits.isOneTooMany(address.address, session.remoteAddress) ? new SmtpRefusal(451, tooFast) : null);
    },
    onRcptTo(address, session, done) {
      if (session.envelope.rcptTo.length >= 100) return done(new SmtpRefusal(452, 'Too many recipients'));
      recipientOf(app, address.address).then(
        (recipient) => {
          if (recipient === undefined) return refuseGuess(limits.guessed(session.remoteAddress), done);
          nameRecipient(session.envelope, recipient);
          done(null);
        },
        (error: unknown) => done(answer(app, error)),
      );
    },
    onData(stream, session, done) {
      const held: Held = { bytes: 0 };
      readAll(stream, (bytes) => guests.hold(held, bytes))
        .then((bytes) => keep(app, bytes, session))
        .finally(() => guests.release(held))
        .then(
          () => done(null, 'kept'),
          (error: unknown) => done(answer(app, error)),
        );
    },
  });
  const guests = watchGuests(smtp.server);
  const limits = smtpLimits(app.world);
  return smtp;
}

/** Takes mail in by SMTP for the mailboxes of this installation, and for nobody else: it relays nothing. */
export async function startSmtpListener(app: App, at: { host: string; port: number }): Promise<Listening> {
  const smtp = serverFor(app, await smtpCertificate(app.config));
  smtp.on('error', (error) => app.log.warn({ reason: error.message }, 'a mail connection failed'));
  const { server } = smtp;
  server.listen(at.port, at.host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.message})`;
    throw startProblem(
      `Port ${at.port} for incoming mail ${why}. Set SMTP_LISTEN_PORT to another one, or SMTP_LISTEN=off.`,
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}
