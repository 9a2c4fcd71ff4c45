import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { atEnd } from '../at-end.ts';

/** Where in the talk the connection is cut; `body` in the middle of the mail, `dot` after all of it, before the answer. */
export const cutPlaces = ['banner', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'body', 'dot'] as const;
/** Where a mail goes by besides: `handshake` behind STARTTLS (there is no certificate), `AUTH` only where somebody signs in. */
export type CutPlace = (typeof cutPlaces)[number] | 'STARTTLS' | 'handshake' | 'AUTH' | 'QUIT';

export interface CuttingSmtp {
  port: number;
  /** Mails of which every byte came, confirmed or not. */
  whole: string[];
  /** The next connections are cut there; undefined: never. */
  at: CutPlace | undefined;
  /** Says nothing more there instead, and leaves the connection open. */
  holds: boolean;
  /** How many connections are held so. */
  held: number;
  /** What it answers to a line of ours, in place of being content; undefined: it is. */
  says: (line: string) => string | undefined;
}

const answers: Record<string, string> = {
  EHLO: '250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN',
  HELO: '250 hello',
  MAIL: '250 fine',
  RCPT: '250 fine',
  DATA: '354 go on',
  RSET: '250 fine',
  AUTH: '235 welcome',
  STAR: '220 go on',
  QUIT: '221 bye',
};

function answerTo(server: CuttingSmtp, line: string): string {
  return server.says(line) ?? answers[line.slice(0, 4).toUpperCase()] ?? '502 no';
}

/** Reads the mail until its end (then `left` is what follows) or until it is cut. */
function takeBody(server: CuttingSmtp, text: string): { ends: boolean; left: string | undefined } {
  if (server.at === 'body' && text.length > 10) return { ends: true, left: undefined };
  const end = text.indexOf('\r\n.\r\n');
  if (end === -1) return { ends: false, left: undefined };
  server.whole.push(text.slice(0, end));
  return { ends: server.at === 'dot', left: text.slice(end + 5) };
}

function cut(server: CuttingSmtp, socket: Socket): void {
  if (!server.holds) return void socket.destroy();
  server.held += 1;
  socket.pause();
}

function talk(server: CuttingSmtp, socket: Socket): void {
  if (server.at === 'banner') return cut(server, socket);
  let text = '';
  let inBody = false;
  let secured = false;
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    if (secured) return cut(server, socket);
    text += bytes.toString('latin1');
    for (;;) {
      if (inBody) {
        const { ends, left } = takeBody(server, text);
        if (ends) return cut(server, socket);
        if (left === undefined) return;
        [inBody, text] = [false, left];
        socket.write('250 kept\r\n');
      }
      const end = text.indexOf('\r\n');
      if (end === -1) return;
      const [line, verb] = [text.slice(0, end), text.slice(0, 4).toUpperCase()];
      text = text.slice(end + 2);
      if (verb === server.at?.slice(0, 4)) return cut(server, socket);
      secured = verb === 'STAR';
      const answer = answerTo(server, line);
      inBody = answer === answers['DATA'];
      socket.write(`${answer}\r\n`);
    }
  });
  socket.write('220 ready\r\n');
}

/** A mail server that hangs up, or says what it is told to, wherever it is told to; gone at the end of the file. */
export async function cuttingSmtp(): Promise<CuttingSmtp> {
  const server: CuttingSmtp = { port: 0, whole: [], at: undefined, holds: false, held: 0, says: () => undefined };
  const sockets = new Set<Socket>();
  const net = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    talk(server, socket);
  }).listen(0, '127.0.0.1');
  await once(net, 'listening');
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    net.close();
  });
  server.port = (net.address() as AddressInfo).port;
  return server;
}
