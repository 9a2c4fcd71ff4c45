import type { ImapFlow } from 'imapflow';
import { largestMail } from '#core/largest-mail.ts';
import { Problem } from '#platform';
import { keepRaw } from '../../raw.ts';
import { peekMail } from '../peek-mail.ts';
import { askToUnderstand } from '../understand.ts';
import { imapWords } from './imap-client.ts';
import { inFolder, moveCursor, type Folder } from './folder.ts';
import { knownByPeek, peekHeaders, rememberPeek, type Peek } from './peek-headers.ts';
import { noteSeen, notSeen } from './seen.ts';
import { clearTrouble, noteTrouble, setAside } from './trouble.ts';
import { listUids } from './uid-pages.ts';

/** How many headers are asked for at once: one by one after a failure, so that the mail which broke the answer is found. */
export type Pace = { headers: number };
export const fullPace = 100;

/** A folder that is open on the server, and how reading it goes. */
export type Reading = Folder & { client: ImapFlow; pace: Pace; begunAt: Date | null };

/** Clocks differ, and mail may lie on the way for a moment. */
const leewayMilliseconds = 600_000;

async function peekPage(at: Reading, uids: number[]): Promise<Map<number, Peek>> {
  const peeks = new Map<number, Peek>();
  for (let from = 0; from < uids.length; from += at.pace.headers) {
    const some = uids.slice(from, from + at.pace.headers);
    try {
      for (const [uid, peek] of await peekHeaders(at.client, some)) peeks.set(uid, peek);
    } catch (error) {
      if (some.length === 1) await noteTrouble(at, some[0]!, imapWords(error));
      at.pace.headers = 1;
      throw error;
    }
  }
  at.pace.headers = Math.min(fullPace, at.pace.headers * 4);
  return peeks;
}

type Fetched = { bytes: Buffer; tooLarge: boolean };

async function fetchMail(client: ImapFlow, uid: number, size: number | undefined): Promise<Fetched | undefined> {
  const most = largestMail + 1;
  const tooLarge = (size ?? 0) > largestMail;
  // A server that did not tell the size is asked for so much and no more.
  const source = size === undefined ? { start: 0, maxLength: most } : true;
  const mail = await client.fetchOne(String(uid), tooLarge ? { headers: true } : { source }, { uid: true });
  const bytes = mail ? (tooLarge ? mail.headers : mail.source) : undefined;
  if (bytes === undefined) return undefined;
  if (bytes.length <= largestMail) return { bytes, tooLarge };
  return { bytes: bytes.subarray(0, Math.max(0, bytes.indexOf('\r\n\r\n')) + 4), tooLarge: true };
}

/** Keeps one mail and notes that it is in, in one transaction: it is neither lost nor kept twice. */
async function keep(at: Reading, uid: number, { bytes, tooLarge, key }: Fetched & { key: Buffer | undefined }) {
  await inFolder(at, async (tx) => {
    const kept = await keepRaw(tx, at.app, {
      account: at.mailbox.id,
      kind: 'mail',
      bytes,
      envelope: { by: `${at.folder} ${uid}` },
      ...peekMail(bytes),
      quarantine: tooLarge
        ? 'This mail is too large: only its head was fetched. It is still in the mailbox.'
        : undefined,
    });
    if (!kept.duplicate && !tooLarge) await askToUnderstand(tx, kept.id);
    await rememberPeek(tx, at, key);
    await noteSeen(tx, at, [uid]);
    await clearTrouble(tx, at, [uid]);
    await moveCursor(tx, at, uid);
  });
}

/** The server answered without this mail: it is gone, or its answer could not be read. Only the second is trouble. */
async function noteAbsence(at: Reading, uid: number): Promise<void> {
  if (!at.client.usable) throw new Error('The connection ended.');
  const there = (await listUids(at.client, String(uid))).includes(uid);
  if (there)
    await noteTrouble(at, uid, 'The server lists this mail and did not give it, or in a way that nobody can read.');
  else await inFolder(at, (tx) => clearTrouble(tx, at, [uid]));
}

async function takeMail(at: Reading, uid: number, peek: Peek | undefined): Promise<boolean> {
  let fetched: Fetched | undefined;
  try {
    fetched = await fetchMail(at.client, uid, peek?.size);
    if (fetched) await keep(at, uid, { ...fetched, key: peek?.key });
  } catch (error) {
    // No room, or the database is away: not the mail's fault, and the next one would fare no better.
    if (!(error instanceof Problem)) await noteTrouble(at, uid, imapWords(error));
    throw error;
  }
  if (!fetched) await noteAbsence(at, uid);
  return fetched !== undefined;
}

/** Mail from before we began that only has another number now. */
function isOld({ begunAt }: Reading, peek: Peek): boolean {
  if (begunAt === null || peek.arrived === undefined) return false;
  return peek.arrived.getTime() < begunAt.getTime() - leewayMilliseconds;
}

type Take = {
  /** Also those that failed several times. */
  patiently?: boolean;
};

/**
 * Takes in those of these mails that were not taken in yet, one at a time; what is known by its header is only noted.
 * Answers how many were fetched. Throws when the connection fails; what was taken in until then stays.
 */
export async function takeMails(at: Reading, uids: number[], { patiently = false }: Take = {}): Promise<number> {
  const aside = patiently ? new Set<number>() : await setAside(at, uids);
  const wanted = (await notSeen(at, uids)).filter((uid) => !aside.has(uid));
  if (wanted.length === 0) return 0;
  const peeks = await peekPage(at, wanted);
  const known = await knownByPeek(at, peeks.values());
  for (const peek of peeks.values()) if (isOld(at, peek)) known.add(peek.uid);
  await inFolder(at, async (tx) => {
    await noteSeen(tx, at, [...known]);
    await clearTrouble(tx, at, [...known]);
  });
  let taken = 0;
  for (const uid of wanted) if (!known.has(uid) && (await takeMail(at, uid, peeks.get(uid)))) taken += 1;
  return taken;
}
