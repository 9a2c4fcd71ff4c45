import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { atEnd } from '../at-end.ts';

/** What a name has: texts only (SPF, DKIM and DMARC live in them), or how asking for it fails. */
export type Zone = Record<string, { TXT: string[] } | 'SERVFAIL'>;

const [ok, serverFailure, noSuchName] = [0, 2, 3];
const txt = 16;

function questionOf(asked: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = asked[at]!; length > 0; length = asked[at]!) {
    labels.push(asked.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: asked.readUInt16BE(at + 1), end: at + 5 };
}

/** One TXT record of the name that was asked for (RFC 1035, 3.3.14). */
function record(text: string): Buffer {
  const pieces = text.match(/[\s\S]{1,255}/g) ?? [''];
  const data = Buffer.concat(pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece, 'latin1')])));
  const head = Buffer.from([0xc0, 12, 0, txt, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255]);
  return Buffer.concat([head, data]);
}

function answer(zone: Zone, asked: Buffer): Buffer {
  const { name, type, end } = questionOf(asked);
  const found = zone[name];
  const records = typeof found === 'object' && type === txt ? found.TXT.map(record) : [];
  const code = found === undefined ? noSuchName : found === 'SERVFAIL' ? serverFailure : ok;
  const head = Buffer.from([asked[0]!, asked[1]!, 0x81, 0x80 | code, 0, 1, 0, records.length, 0, 0, 0, 0]);
  return Buffer.concat([head, asked.subarray(12, end), ...records]);
}

/** A DNS server on loopback that knows this zone and of every other name that it does not exist; gone at the end of the file. */
export async function fakeDns(zone: Zone): Promise<{ address: string }> {
  const socket = createSocket('udp4');
  socket.on('message', (asked, { port, address }) => socket.send(answer(zone, asked), port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  atEnd(() => void socket.close());
  // A measurement has no end of a file: its process ends all the same.
  socket.unref();
  return { address: `127.0.0.1:${socket.address().port}` };
}
