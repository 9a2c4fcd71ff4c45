import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

interface StoredMail {
  uid: number;
  bytes: Buffer;
}

export interface ImapServer {
  port: number;
  uidValidity: number;
  uidNext: number;
  mails: StoredMail[];
  /** Puts a mail into the mailbox and tells those who idle. */
  append(raw: string | Buffer): number;
  /** The mailbox is built anew, as after a restore: other numbers, other UIDVALIDITY, the same mails. */
  rebuild(): void;
  /** Breaks all connections. */
  dropConnections(): void;
  /** Commands as they came, without tags. */
  commands: string[];
  stop(): Promise<void>;
}

type Box = Omit<ImapServer, 'port' | 'stop' | 'append' | 'rebuild' | 'dropConnections'>;

interface Session {
  socket: Socket;
  box: Box;
  selected: boolean;
  seen: number;
  idle: string | undefined;
}

/** Reads command lines with their literals (RFC 9051, 4.3) and asks for each literal with a continuation. */
function commandReader(socket: Socket, run: (command: string) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  let command = '';
  let literal = 0;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      if (literal > 0) {
        if (pending.length < literal) return;
        command += JSON.stringify(pending.subarray(0, literal).toString());
        pending = pending.subarray(literal);
        literal = 0;
        continue;
      }
      const end = pending.indexOf('\r\n');
      if (end === -1) return;
      const line = pending.subarray(0, end).toString();
      pending = pending.subarray(end + 2);
      const asked = /\{(\d+)(\+?)\}$/.exec(line);
      if (asked) {
        command += line.slice(0, asked.index);
        literal = Number(asked[1]);
        if (asked[2] === '') socket.write('+ go on\r\n');
        continue;
      }
      run(command + line);
      command = '';
    }
  };
}

function inRange(uid: number, range: string, highest: number): boolean {
  return range.split(',').some((part) => {
    const [from = '*', to = from] = part.split(':');
    const ends = [from, to].map((end) => (end === '*' ? highest : Number(end)));
    return uid >= Math.min(...ends) && uid <= Math.max(...ends);
  });
}

function fetchItem(mail: StoredMail, item: string): Buffer[] {
  if (item === 'UID') return [Buffer.from(`UID ${mail.uid}`)];
  if (item === 'RFC822.SIZE') return [Buffer.from(`RFC822.SIZE ${mail.bytes.length}`)];
  if (item === 'FLAGS') return [Buffer.from('FLAGS (\\Recent)')];
  if (item === 'BODY.PEEK[]') return [Buffer.from(`BODY[] {${mail.bytes.length}}\r\n`), mail.bytes];
  if (item === 'BODY.PEEK[HEADER]') {
    const head = mail.bytes.subarray(0, mail.bytes.indexOf('\r\n\r\n') + 4);
    return [Buffer.from(`BODY[HEADER] {${head.length}}\r\n`), head];
  }
  return [];
}

function fetchMails({ socket, box }: Session, range: string, items: string): void {
  const wanted = items.replaceAll(/[()]/g, '').split(' ');
  const highest = box.mails.at(-1)?.uid ?? 0;
  for (const [at, mail] of box.mails.entries()) {
    if (!inRange(mail.uid, range, highest)) continue;
    const parts = wanted.map((item) => Buffer.concat(fetchItem(mail, item))).filter((part) => part.length > 0);
    const body = parts.flatMap((part, place) => (place === 0 ? [part] : [Buffer.from(' '), part]));
    socket.write(Buffer.concat([Buffer.from(`* ${at + 1} FETCH (`), ...body, Buffer.from(')\r\n')]));
  }
}

function select(session: Session): void {
  const { socket, box } = session;
  session.selected = true;
  session.seen = box.mails.length;
  socket.write('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n');
  socket.write(`* ${box.mails.length} EXISTS\r\n* 0 RECENT\r\n`);
  socket.write(`* OK [UIDVALIDITY ${box.uidValidity}] valid\r\n* OK [UIDNEXT ${box.uidNext}] next\r\n`);
}

/** Tells of new mails, as a server may between any two commands of a selected session. */
function tellNews(session: Session): void {
  const { box, socket } = session;
  if (!session.selected || session.seen === box.mails.length) return;
  session.seen = box.mails.length;
  socket.write(`* ${box.mails.length} EXISTS\r\n`);
}

const capabilities = 'IMAP4rev1 IDLE LITERAL+ UIDPLUS';

function endIdle(session: Session): void {
  session.socket.write(`${session.idle} OK idle is over\r\n`);
  session.idle = undefined;
}

function run(session: Session, line: string): void {
  const { socket, box } = session;
  if (session.idle !== undefined && /^done$/i.test(line)) return endIdle(session);
  const space = line.indexOf(' ');
  const [tag, command] = [line.slice(0, space), line.slice(space + 1)];
  box.commands.push(command);
  const [name = ''] = /^(UID )?\S+/.exec(command.toUpperCase()) ?? [];
  const said = (answers[name] ?? unknown)(session, command, tag);
  if (said !== undefined) socket.write(`${tag} ${said}\r\n`);
  if (name === 'LOGOUT') socket.end();
}

type Answer = (session: Session, command: string, tag: string) => string | undefined;
const unknown: Answer = () => 'BAD I do not know this command';

const answers: Record<string, Answer> = {
  CAPABILITY({ socket }) {
    socket.write(`* CAPABILITY ${capabilities}\r\n`);
    return 'OK done';
  },
  LOGIN(_session, command) {
    const [, user, password] =
      /^login "?([^" ]+)"? "([^"]*)"/i.exec(command) ?? /^login (\S+) (\S+)/i.exec(command) ?? [];
    if (user !== 'desk' || password !== 'open sesame') return 'NO [AUTHENTICATIONFAILED] Wrong user or password';
    return `OK [CAPABILITY ${capabilities}] welcome`;
  },
  LIST({ socket }, command) {
    if (/""\s*$/.test(command)) socket.write('* LIST (\\Noselect) "/" ""\r\n');
    else socket.write('* LIST (\\HasNoChildren) "/" INBOX\r\n');
    return 'OK done';
  },
  LSUB({ socket }) {
    socket.write('* LSUB () "/" INBOX\r\n');
    return 'OK done';
  },
  SELECT(session, command) {
    if (!/inbox/i.test(command)) return 'NO [NONEXISTENT] There is no such folder';
    select(session);
    return 'OK [READ-WRITE] done';
  },
  EXAMINE(session, command) {
    if (!/inbox/i.test(command)) return 'NO [NONEXISTENT] There is no such folder';
    select(session);
    return 'OK [READ-ONLY] done';
  },
  'UID FETCH'(session, command) {
    const [, range = '', items = ''] = /^uid fetch (\S+) (.*)$/i.exec(command) ?? [];
    fetchMails(session, range, items);
    tellNews(session);
    return 'OK done';
  },
  NOOP(session) {
    tellNews(session);
    return 'OK done';
  },
  IDLE(session, _command, tag) {
    session.idle = tag;
    session.socket.write('+ idling\r\n');
    tellNews(session);
    return undefined;
  },
  CLOSE(session) {
    session.selected = false;
    return 'OK done';
  },
  LOGOUT({ socket }) {
    socket.write('* BYE see you\r\n');
    return 'OK done';
  },
};

/** An IMAP server with one mailbox in memory: the part of IMAP4rev1 that reading needs, with IDLE and UIDVALIDITY. */
export async function imapServer(): Promise<ImapServer> {
  const box: Box = { uidValidity: 17, uidNext: 1, mails: [], commands: [] };
  const sessions = new Set<Session>();
  const server = createServer((socket) => {
    const session: Session = { socket, box, selected: false, seen: 0, idle: undefined };
    sessions.add(session);
    socket.on('error', () => undefined);
    socket.on('close', () => sessions.delete(session));
    socket.on(
      'data',
      commandReader(socket, (line) => run(session, line)),
    );
    socket.write(`* OK [CAPABILITY ${capabilities}] ready\r\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const { socket } of sessions) socket.destroy();
  };
  return Object.assign(box, {
    port: (server.address() as AddressInfo).port,
    append(raw: string | Buffer) {
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.replaceAll(/\r?\n/g, '\r\n'));
      const uid = box.uidNext++;
      box.mails.push({ uid, bytes });
      for (const session of sessions) if (session.idle !== undefined) tellNews(session);
      return uid;
    },
    rebuild() {
      box.uidValidity += 1;
      box.mails = box.mails.map(({ bytes }, at) => ({ uid: at + 1, bytes }));
      box.uidNext = box.mails.length + 1;
      drop();
    },
    dropConnections: drop,
    async stop() {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
