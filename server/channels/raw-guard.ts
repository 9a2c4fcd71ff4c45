import { statfsSync } from 'node:fs';
import { problem, sql, type App, type Tx } from '#platform';
import { bytesThisHour } from './intake-tally.ts';

/** Room that mails and files leave to all else on the disk: a full disk stops the database, and then nothing works. */
const largestReserve = 512 * 1024 * 1024;
const shareOfDisk = 0.05;
const lookMilliseconds = 1_000;

/** Bytes that they may still take. */
type Room = { free: number; at: number };
const rooms = new WeakMap<App, Room>();

function roomOf(app: App): Room {
  const known = rooms.get(app);
  const now = performance.now();
  if (known !== undefined && now - known.at < lookMilliseconds) return known;
  const { bavail, blocks, bsize } = statfsSync(app.files.folder);
  const reserve = Math.min(largestReserve, blocks * bsize * shareOfDisk);
  const room = { free: bavail * bsize - reserve, at: now };
  rooms.set(app, room);
  return room;
}

const noRoom = 'The disk is nearly full: neither mails nor files are taken in until there is room again.';

/** Why no mail is taken in at the moment; null while there is room. */
export function whyNoRoom(app: App): string | null {
  return roomOf(app).free <= 0 ? noRoom : null;
}

/** Throws `unavailable` while the disk is nearly full: whoever brings a mail or a file keeps it and comes again. */
export function needRoom(app: App, bytes: number): void {
  const room = roomOf(app);
  if (room.free < bytes) throw problem('unavailable', { detail: noRoom });
  room.free -= bytes;
}

/** Bytes that one sender may bring in an hour. */
const mostOfSender = 512 * 1024 * 1024;
/** Small mails are held by the limit of all. */
const worthCounting = 256 * 1024;

async function bytesOfSender(tx: Tx, sender: string): Promise<number> {
  const from = new Date(tx.now.getTime() - 3_600_000);
  const { bytes } = await tx.one(sql<{ bytes: number }>`select coalesce(sum(size), 0)::float8 as bytes from channels.raw
    where workspace = ${tx.workspace} and sender = ${sender} and received_at > ${from}`);
  return bytes;
}

/** Throws `unavailable` when strangers bring more within an hour than is believed: their servers keep it and come again. */
export async function keepWithinHour(tx: Tx, app: App, mail: { sender: string | null; bytes: number }): Promise<void> {
  const most = app.config.mailGigabytesPerHour * 1024 ** 3;
  if ((await bytesThisHour(tx)) + mail.bytes > most)
    throw problem('unavailable', { detail: 'More mail came within this hour than is taken in.' });
  if (mail.bytes < worthCounting || mail.sender === null) return;
  if ((await bytesOfSender(tx, mail.sender)) + mail.bytes > mostOfSender)
    throw problem('unavailable', { detail: 'This sender brought more within an hour than is taken in.' });
}
