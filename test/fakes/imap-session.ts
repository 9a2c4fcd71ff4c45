import type { Socket } from 'node:net';
import { fetchMails, inRange } from './imap-fetch.ts';

export interface StoredMail {
  uid: number;
  bytes: Buffer;
  arrived: Date;
}

export interface Folder {
  name: string;
  uidValidity: number;
  uidNext: number;
  mails: StoredMail[];
}

/**
 * What goes wrong with the next commands that match: the connection ends before the answer or in the middle of it, or stays
 * there without another word, another answer is given, a mail's answer makes no sense, or the newest mails or one by its number are left out of a list.
 */
export interface Fault {
  when: RegExp;
  times: number;
  does: 'cut' | 'cut-mid' | 'hold-mid' | 'garble' | { say: string } | { leaveOut: number } | { hide: number };
}

export interface Box {
  folders: Map<string, Folder>;
  /** Commands as they came, without tags. */
  commands: string[];
  faults: Fault[];
  /** With it, sign-in is by token (XOAUTH2) and by nothing else. */
  tokens: ((user: string, token: string) => boolean) | undefined;
  /** How many connections there have been. */
  connections: number;
}

export interface Session {
  socket: Socket;
  box: Box;
  folder: Folder | undefined;
  seen: number;
  idle: string | undefined;
  /** The tag of a sign-in that waits for the client to take its refusal. */
  refusing: string | undefined;
}

/** Reads command lines with their literals (RFC 9051, 4.3) and asks for each literal with a continuation. */
export function commandReader(socket: Socket, run: (command: string) => void): (chunk: Buffer) => void {
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

function faultFor({ box }: Session, command: string): Fault['does'] | undefined {
  const found = box.faults.find(({ when, times }) => times > 0 && when.test(command));
  if (found) found.times -= 1;
  return found?.does;
}

function capabilities({ tokens }: Box): string {
  return `IMAP4rev1 IDLE LITERAL+ UIDPLUS${tokens ? ' SASL-IR AUTH=XOAUTH2 LOGINDISABLED' : ''}`;
}

export function greet(session: Session): void {
  const fault = faultFor(session, 'GREETING');
  if (fault === 'cut') session.socket.destroy();
  else if (fault === 'cut-mid') session.socket.end('* OK [CAPAB');
  else session.socket.write(`* OK [CAPABILITY ${capabilities(session.box)}] ready\r\n`);
}

/** Tells of new mails, as a server may between any two commands of a selected session. */
export function tellNews(session: Session): void {
  const { folder, socket } = session;
  if (!folder || session.seen === folder.mails.length) return;
  session.seen = folder.mails.length;
  socket.write(`* ${folder.mails.length} EXISTS\r\n`);
}

/** What the client says while the server waits for it to end its idling, or to take the refusal of a sign-in. */
function goOn(session: Session, line: string): boolean {
  const { socket, idle, refusing } = session;
  if (idle !== undefined && /^done$/i.test(line)) {
    socket.write(`${idle} OK idle is over\r\n`);
    session.idle = undefined;
    return true;
  }
  if (refusing === undefined) return false;
  socket.write(`${refusing} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n`);
  session.refusing = undefined;
  return true;
}

export function run(session: Session, line: string): void {
  if (goOn(session, line)) return;
  const { socket, box } = session;
  const space = line.indexOf(' ');
  const [tag, command] = [line.slice(0, space), line.slice(space + 1)];
  box.commands.push(command);
  const fault = faultFor(session, command);
  if (fault === 'cut') return void socket.destroy();
  if (typeof fault === 'object' && 'say' in fault) return void socket.write(`${tag} ${fault.say}\r\n`);
  const [name = ''] = /^(UID )?\S+/.exec(command.toUpperCase()) ?? [];
  const said = (answers[name] ?? unknown)(session, command, { tag, fault });
  if (said !== undefined && !socket.writableEnded) socket.write(`${tag} ${said}\r\n`);
}

type Asked = { tag: string; fault: Fault['does'] | undefined };
type Answer = (session: Session, command: string, asked: Asked) => string | undefined;
const unknown: Answer = () => 'BAD I do not know this command';

function open(session: Session, command: string, mode: string): string {
  const name = /^\S+ "?([^"]+)"?$/.exec(command)?.[1]?.replaceAll('&-', '&') ?? '';
  const folder = session.box.folders.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
  if (!folder) return 'NO [NONEXISTENT] There is no such folder';
  const { socket } = session;
  Object.assign(session, { folder, seen: folder.mails.length });
  socket.write('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n');
  socket.write(`* ${folder.mails.length} EXISTS\r\n* 0 RECENT\r\n`);
  socket.write(`* OK [UIDVALIDITY ${folder.uidValidity}] valid\r\n* OK [UIDNEXT ${folder.uidNext}] next\r\n`);
  return `OK [${mode}] done`;
}

const answers: Record<string, Answer> = {
  CAPABILITY({ socket, box }) {
    socket.write(`* CAPABILITY ${capabilities(box)}\r\n`);
    return 'OK done';
  },
  LOGIN({ box }, command) {
    const [, user, password] =
      /^login "?([^" ]+)"? "([^"]*)"/i.exec(command) ?? /^login (\S+) (\S+)/i.exec(command) ?? [];
    if (box.tokens || user !== 'desk' || password !== 'open sesame')
      return 'NO [AUTHENTICATIONFAILED] Wrong user or password';
    return `OK [CAPABILITY ${capabilities(box)}] welcome`;
  },
  AUTHENTICATE(session, command, { tag }) {
    const given = Buffer.from(command.split(' ')[2] ?? '', 'base64').toString();
    const parts = given.split('\u0001');
    const [user, token] = [parts[0]?.replace(/^user=/, '') ?? '', parts[1]?.replace(/^auth=Bearer /, '') ?? ''];
    if (session.box.tokens?.(user, token) === true) return `OK [CAPABILITY ${capabilities(session.box)}] welcome`;
    session.refusing = tag;
    session.socket.write(`+ ${Buffer.from('{"status":"400","schemes":"Bearer"}').toString('base64')}\r\n`);
    return undefined;
  },
  LIST({ socket, box }, command) {
    const wanted = /"?([^"\s]*)"?\s*$/.exec(command)?.[1] ?? '';
    if (wanted === '') socket.write('* LIST (\\Noselect) "/" ""\r\n');
    const names = [...box.folders.keys()].map((name) => name.replaceAll('&', '&-'));
    for (const name of names)
      if (wanted === '*' || command.includes(name)) socket.write(`* LIST (\\HasNoChildren) "/" "${name}"\r\n`);
    return 'OK done';
  },
  LSUB: () => 'OK done',
  SELECT: (session, command) => open(session, command, 'READ-WRITE'),
  EXAMINE: (session, command) => open(session, command, 'READ-ONLY'),
  STATUS({ socket, box }, command) {
    const name = [...box.folders.keys()].find((each) => command.includes(each)) ?? 'INBOX';
    socket.write(`* STATUS "${name}" (UIDNEXT ${box.folders.get(name)?.uidNext ?? 1})\r\n`);
    return 'OK done';
  },
  'UID SEARCH'({ socket, folder }, command, { fault }) {
    const range = /UID ([\d:,*]+)/i.exec(command.slice(4))?.[1] ?? '';
    const mails = folder?.mails ?? [];
    const found = mails.map(({ uid }) => uid).filter((uid) => inRange(uid, range, mails.at(-1)?.uid ?? 0));
    const left = typeof fault === 'object' && 'leaveOut' in fault ? fault.leaveOut : 0;
    const hidden = typeof fault === 'object' && 'hide' in fault ? fault.hide : 0;
    const told = found.slice(0, found.length - left).filter((uid) => uid !== hidden);
    socket.write(`* SEARCH ${told.join(' ')}\r\n`);
    return 'OK done';
  },
  'UID FETCH'(session, command, { fault }) {
    if (fetchMails(session, command, fault)) tellNews(session);
    return 'OK done';
  },
  FETCH(session, command, { fault }) {
    fetchMails(session, command, fault);
    return 'OK done';
  },
  NOOP(session) {
    tellNews(session);
    return 'OK done';
  },
  IDLE(session, _command, { tag }) {
    session.idle = tag;
    session.socket.write('+ idling\r\n');
    tellNews(session);
    return undefined;
  },
  CLOSE(session) {
    session.folder = undefined;
    return 'OK done';
  },
  LOGOUT({ socket }, _command, { tag }) {
    socket.end(`* BYE see you\r\n${tag} OK done\r\n`);
    return undefined;
  },
};
