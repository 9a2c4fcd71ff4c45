import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface CaughtMail {
  from: string;
  to: string[];
  bytes: Buffer;
  text: string;
}

/** What the sink does with the next mails: take them, answer with a code, refuse one recipient, or hang up when it has read the whole mail. */
type Mood = 'take' | 'hang-up' | { rcpt: number } | { data: number } | { refused: string };

export interface SmtpSink {
  port: number;
  mails: CaughtMail[];
  /** Every mail that was transferred whole, confirmed or not. */
  transferred: number;
  mood: Mood;
  stop(): Promise<void>;
}

function refusal(code: number): Error {
  return Object.assign(new Error(`${code >= 500 ? 'No such user' : 'Try again later'}`), { responseCode: code });
}

function caught(session: SMTPServerSession, bytes: Buffer): CaughtMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    bytes,
    text: bytes.toString(),
  };
}

interface SinkOptions {
  signIn?: boolean;
  port?: number;
  /** Signs in by token (XOAUTH2) and by nothing else. */
  tokens?: (user: string, token: string) => boolean;
}

/** A real SMTP server that keeps what it is given. Signs in `desk` with the password `open sesame` when asked to. */
export async function smtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const sink: Omit<SmtpSink, 'port' | 'stop'> = { mails: [], transferred: 0, mood: 'take' };
  const signsIn = options.signIn === true || options.tokens !== undefined;
  const smtp = new SMTPServer({
    disabledCommands: signsIn ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    authOptional: !signsIn,
    ...(options.tokens ? { authMethods: ['XOAUTH2'] } : {}),
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth({ username = '', password, accessToken = '' }, _session, done) {
      const right = options.tokens?.(username, accessToken) ?? (username === 'desk' && password === 'open sesame');
      done(right ? null : Object.assign(new Error('Wrong password'), { responseCode: 535 }), {
        user: right ? username : '',
      });
    },
    onRcptTo(address, _session, done) {
      const { mood } = sink;
      if (typeof mood === 'object' && 'refused' in mood && mood.refused === address.address) return done(refusal(550));
      done(typeof mood === 'object' && 'rcpt' in mood ? refusal(mood.rcpt) : null);
    },
    onData(stream, session, done) {
      const gone = (): void => done(refusal(451)); // the sender went away in the middle of it
      void buffer(stream).then((bytes) => {
        sink.transferred += 1;
        const { mood } = sink;
        if (mood === 'hang-up') {
          for (const connection of smtp.connections) (connection as { _socket: { destroy(): void } })._socket.destroy();
          return;
        }
        if (typeof mood === 'object' && 'data' in mood) return done(refusal(mood.data));
        sink.mails.push(caught(session, bytes));
        done(null, `kept as ${sink.mails.length}`);
      }, gone);
    },
  });
  smtp.on('error', () => undefined);
  const { server } = smtp;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(sink, {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  });
}
