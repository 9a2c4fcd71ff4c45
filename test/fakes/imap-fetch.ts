import type { Fault, Session, StoredMail } from './imap-session.ts';

/** Whether a number is in a set such as `3,5:7,9:*` (RFC 9051, 9). */
export function inRange(uid: number, range: string, highest: number): boolean {
  return range.split(',').some((part) => {
    const [from = '*', to = from] = part.split(':');
    const ends = [from, to].map((end) => (end === '*' ? highest : Number(end)));
    return uid >= Math.min(...ends) && uid <= Math.max(...ends);
  });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function internalDate(date: Date): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `"${day} ${date.toISOString().slice(11, 19)} +0000"`;
}

function literal(name: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${name} {${bytes.length}}\r\n`), bytes]);
}

function headOf({ bytes }: StoredMail): Buffer {
  const end = bytes.indexOf('\r\n\r\n');
  return end === -1 ? bytes : bytes.subarray(0, end + 4);
}

function fieldsOf(mail: StoredMail, names: string): Buffer {
  const wanted = new Set(names.toLowerCase().split(' '));
  const lines = headOf(mail)
    .toString('latin1')
    .split(/\r\n(?![ \t])/);
  const kept = lines.filter((line) => wanted.has(line.split(':')[0]!.toLowerCase()));
  return Buffer.from([...kept, '', ''].join('\r\n'), 'latin1');
}

function bodyItem(mail: StoredMail, item: string): Buffer {
  const fields = /^BODY\.PEEK\[(HEADER\.FIELDS \(([^)]*)\))\]/i.exec(item);
  if (fields) return literal(`BODY[${fields[1]}]`, fieldsOf(mail, fields[2]!));
  if (/^BODY\.PEEK\[HEADER\]/i.test(item)) return literal('BODY[HEADER]', headOf(mail));
  const part = /<(\d+)\.(\d+)>$/.exec(item);
  if (!part) return literal('BODY[]', mail.bytes);
  const [from, most] = [Number(part[1]), Number(part[2])];
  return literal(`BODY[]<${from}>`, mail.bytes.subarray(from, from + most));
}

function fetchItem(mail: StoredMail, item: string): Buffer {
  if (item === 'UID') return Buffer.from(`UID ${mail.uid}`);
  if (item === 'RFC822.SIZE') return Buffer.from(`RFC822.SIZE ${mail.bytes.length}`);
  if (item === 'FLAGS') return Buffer.from('FLAGS (\\Recent)');
  if (item === 'INTERNALDATE') return Buffer.from(`INTERNALDATE ${internalDate(mail.arrived)}`);
  return item.startsWith('BODY.PEEK') ? bodyItem(mail, item) : Buffer.from('');
}

function answerOf(mail: StoredMail, place: number, items: string[]): Buffer {
  const parts = items.map((item) => fetchItem(mail, item)).filter((part) => part.length > 0);
  const body = parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(' '), part]));
  return Buffer.concat([Buffer.from(`* ${place} FETCH (`), ...body, Buffer.from(')\r\n')]);
}

type Wanted = { mails: Array<{ mail: StoredMail; place: number }>; items: string[] };

function wantedBy({ folder }: Session, command: string): Wanted {
  const [, byUid, range = '', items = ''] = /^(uid )?fetch (\S+) (.*)$/i.exec(command) ?? [];
  const all = (folder?.mails ?? []).map((mail, at) => ({ mail, place: at + 1 }));
  const numberOf = ({ mail, place }: (typeof all)[number]) => (byUid === undefined ? place : mail.uid);
  const highest = all.length === 0 ? 0 : numberOf(all.at(-1)!);
  return {
    mails: all.filter((each) => inRange(numberOf(each), range, highest)),
    items: items.match(/BODY\.PEEK\[[^\]]*\](?:<[\d.]+>)?|[A-Z][A-Z\d.]*/gi) ?? [],
  };
}

/** Answers FETCH and UID FETCH. False when the connection was cut meanwhile. */
export function fetchMails(session: Session, command: string, fault: Fault['does'] | undefined): boolean {
  const { mails, items } = wantedBy(session, command);
  for (const { mail, place } of mails) {
    const answer = answerOf(mail, place, items);
    if (fault === 'cut-mid' || fault === 'hold-mid') {
      const half = answer.subarray(0, Math.max(20, Math.floor(answer.length / 2)));
      session.socket[fault === 'cut-mid' ? 'end' : 'write'](half);
      return false;
    }
    const garbled = `* ${place} FETCH (UID ${mail.uid} BODY[ "half a str\r\n`;
    session.socket.write(fault === 'garble' ? garbled : answer);
  }
  return true;
}
