import { createHash } from 'node:crypto';
import { problem, releaseFiles, sql, storeFile, type App, type Tx } from '#platform';
import { tally } from './intake-tally.ts';
import { needRoom } from './raw-guard.ts';

/** How something came in, beside its bytes. */
export type Envelope = {
  /** MAIL FROM; empty for bounces. */
  from?: string | undefined;
  to?: string[] | undefined;
  /** The address or mailbox it came from: `192.0.2.7`, `INBOX 12` (folder and number), `import`. */
  by?: string | undefined;
  /** What the other server called itself. */
  helo?: string | undefined;
  /** Whether the connection was encrypted. */
  secure?: boolean | undefined;
};

export type RawState = 'received' | 'understood' | 'quarantined' | 'discarded';

export type Raw = {
  id: string;
  account: string | null;
  kind: string;
  file: string;
  /** Of its bytes. */
  hash: string;
  size: number;
  envelope: Envelope;
  state: RawState;
  reason: string | null;
  attempts: number;
  message: string | null;
  sender: string | null;
  subject: string | null;
  receivedAt: Date;
};

export const rawColumns = sql`id, account, kind, file, hash, size::float8 as size, envelope, state, reason, attempts, message,
  sender, subject, received_at`;

const mostArrivals = 20;

/** Postgres holds neither NUL nor half a letter. */
function plain(text: string | undefined): string | undefined {
  return text?.replaceAll('\0', '').toWellFormed().slice(0, 1_000);
}

function envelopeText({ from, to, by, helo, secure }: Envelope): string {
  const mostShown = 100;
  return JSON.stringify({
    from: plain(from),
    to: to?.slice(0, mostShown).map(plain),
    by: plain(by),
    helo: plain(helo),
    secure,
  });
}

/** The same bytes came once more. */
async function noteArrival(tx: Tx, id: string, { envelope, bytes }: NewRaw): Promise<void> {
  await tx.run(sql`with counted as (update channels.raw set arrivals = arrivals + 1 where id = ${id} returning arrivals)
    insert into channels.raw_arrival (raw, envelope, at)
    select ${id}, ${envelopeText(envelope)}::jsonb, ${tx.now} from counted where arrivals <= ${mostArrivals}`);
  await tally(tx, { again: true, bytes: bytes.length });
}

type NewRaw = {
  /** Null: it came by an import, and none of our mailboxes is in it. The caller has looked for the same bytes then. */
  account: string | null;
  kind: 'mail' | 'form';
  bytes: Buffer;
  envelope: Envelope;
  sender: string | null;
  subject: string | null;
  /** Set aside at once, with the reason, instead of waiting to be understood. */
  quarantine?: string | undefined;
};

/** The hash by which the same bytes are known again. */
export function rawHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether these bytes came in before, by whatever way. */
export async function knowsRaw(tx: Tx, bytes: Buffer): Promise<boolean> {
  const there = await tx.maybe(
    sql`select 1 from channels.raw where workspace = ${tx.workspace} and hash = ${rawHash(bytes)} limit 1`,
  );
  return there !== undefined;
}

async function known(tx: Tx, account: string | null, hash: string): Promise<string | undefined> {
  const there = await tx.maybe<{ id: string }>(sql`select id from channels.raw
    where workspace = ${tx.workspace} and account = ${account} and hash = ${hash}`);
  return there?.id;
}

function asFile(kind: NewRaw['kind'], id: string): { name: string; type: string } {
  return kind === 'mail'
    ? { name: `${id}.eml`, type: 'message/rfc822' }
    : { name: `${id}.json`, type: 'application/json' };
}

async function insertRaw(tx: Tx, input: NewRaw, at: { id: string; file: string; hash: string }): Promise<boolean> {
  const state = input.quarantine === undefined ? 'received' : 'quarantined';
  const kept = await tx.run(sql`
    insert into channels.raw (id, account, kind, file, hash, size, envelope, state, reason, sender, subject, received_at)
    values (${at.id}, ${input.account}, ${input.kind}, ${at.file}, ${at.hash}, ${input.bytes.length},
      ${envelopeText(input.envelope)}::jsonb, ${state}, ${input.quarantine ?? null},
      ${plain(input.sender ?? undefined) ?? null}, ${plain(input.subject ?? undefined) ?? null}, ${tx.now})
    on conflict (workspace, account, hash) do nothing`);
  return kept > 0;
}

/**
 * Keeps what came in: bytes into the file store first, then the row. The same bytes for the same account again change
 * nothing but the count. Once the transaction has committed, nothing of it can be lost and it may be acknowledged.
 * Throws `unavailable` while there is no room for it.
 */
export async function keepRaw(tx: Tx, app: App, input: NewRaw): Promise<{ id: string; duplicate: boolean }> {
  const hash = rawHash(input.bytes);
  const there = await known(tx, input.account, hash);
  if (there !== undefined) {
    await noteArrival(tx, there, input);
    return { id: there, duplicate: true };
  }
  needRoom(app, input.bytes.length);
  const { id } = await tx.one<{ id: string }>(sql`select uuidv7() as id`);
  const stored = { bytes: input.bytes, ...asFile(input.kind, id), owner: `raw:${id}` };
  const file = await storeFile(tx, app.files, stored);
  if (await insertRaw(tx, input, { id, file: file.id, hash })) {
    await tally(tx, { again: false, bytes: input.bytes.length });
    return { id, duplicate: false };
  }
  await releaseFiles(tx, app.files, `raw:${id}`);
  const first = await known(tx, input.account, hash);
  if (first === undefined) throw problem('unavailable', { detail: 'The same mail is just being kept.' });
  await noteArrival(tx, first, input);
  return { id: first, duplicate: true };
}

/** Takes hold of one raw item until the transaction ends; throws not-found. */
export async function takeRaw(tx: Tx, id: string): Promise<Raw> {
  const raw = await tx.maybe<Raw>(sql`select ${rawColumns} from channels.raw where id = ${id} for update`);
  if (!raw) throw problem('not-found', { detail: 'No such incoming item.' });
  return raw;
}

/** Writes what became of a raw item. */
export async function settleRaw(
  tx: Tx,
  id: string,
  outcome: { state: RawState; reason?: string | null; message?: string; customer?: string },
): Promise<void> {
  await tx.run(sql`update channels.raw set state = ${outcome.state}, reason = ${outcome.reason ?? null},
    message = ${outcome.message ?? null}, customer = ${outcome.customer ?? null},
    attempts = attempts + case when begun_at is null then 1 else 0 end, begun_at = null, begun_by = null,
    next_attempt_at = null, settled_at = ${tx.now} where id = ${id}`);
}

/**
 * Removes the bytes of raw items and all that says whose they were. The row stays with its hash: the same mail, read again
 * from a mailbox that still has it, does not come back.
 */
export async function blankRaw(tx: Tx, app: App, { ids, reason }: { ids: string[]; reason: string }): Promise<void> {
  for (const id of ids) await releaseFiles(tx, app.files, `raw:${id}`);
  await tx.run(sql`update channels.raw set state = 'discarded', reason = ${reason}, envelope = '{}', sender = null,
    subject = null, message = null, customer = null, settled_at = ${tx.now}, blanked_at = ${tx.now},
    begun_at = null, begun_by = null, next_attempt_at = null where id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from channels.raw_attempt where raw = any(${ids}::uuid[])`);
  await tx.run(sql`delete from channels.raw_arrival where raw = any(${ids}::uuid[])`);
}
