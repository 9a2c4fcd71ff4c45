import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { commandReader, greet, run, tellNews, type Box, type Folder, type Session } from './imap-session.ts';

export interface ImapServer extends Box {
  port: number;
  /** The folder that everybody has. */
  inbox: Folder;
  /** Puts a mail into a folder and tells those who idle; answers its number. */
  append(raw: string | Buffer, at?: { folder?: string; arrived?: Date }): number;
  /** Takes a mail away. */
  expunge(uid: number, folder?: string): void;
  /** A folder is built anew, as after a restore: other numbers, other UIDVALIDITY, the same mails. */
  rebuild(folder?: string): void;
  /** Breaks all connections. */
  dropConnections(): void;
  stop(): Promise<void>;
}

function folderOf(box: Box, name: string): Folder {
  const found = box.folders.get(name);
  if (found) return found;
  const made = { name, uidValidity: 17, uidNext: 1, mails: [] };
  box.folders.set(name, made);
  return made;
}

/**
 * An IMAP server in memory: the part of IMAP4rev1 that reading needs, with IDLE, UIDVALIDITY, several folders, sign-in by
 * password (`desk`, `open sesame`) or by token, and faults that a test asks for.
 */
export async function imapServer(): Promise<ImapServer> {
  const box: Box = { folders: new Map(), commands: [], faults: [], tokens: undefined, connections: 0 };
  const inbox = folderOf(box, 'INBOX');
  const sessions = new Set<Session>();
  const server = createServer((socket) => {
    const session: Session = { socket, box, folder: undefined, seen: 0, idle: undefined, refusing: undefined };
    box.connections += 1;
    sessions.add(session);
    socket.on('error', () => undefined);
    socket.on('close', () => sessions.delete(session));
    socket.on(
      'data',
      commandReader(socket, (line) => run(session, line)),
    );
    greet(session);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const { socket } of sessions) socket.destroy();
  };
  const tell = () => {
    for (const session of sessions) if (session.idle !== undefined) tellNews(session);
  };
  return Object.assign(box, {
    inbox,
    port: (server.address() as AddressInfo).port,
    append(raw: string | Buffer, { folder: name = 'INBOX', arrived = new Date() } = {}) {
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.replaceAll(/\r?\n/g, '\r\n'));
      const folder = folderOf(box, name);
      const uid = folder.uidNext++;
      folder.mails.push({ uid, bytes, arrived });
      tell();
      return uid;
    },
    expunge(uid: number, name = 'INBOX') {
      const folder = folderOf(box, name);
      folder.mails = folder.mails.filter((mail) => mail.uid !== uid);
      drop();
    },
    rebuild(name = 'INBOX') {
      const folder = folderOf(box, name);
      folder.uidValidity += 1;
      folder.mails = folder.mails.map((mail, at) => ({ ...mail, uid: at + 1 }));
      folder.uidNext = folder.mails.length + 1;
      drop();
    },
    dropConnections: drop,
    async stop() {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
