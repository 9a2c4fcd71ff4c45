import { createHash } from 'node:crypto';
import { problem, releaseFiles, sql, storeFile, type App, type Tx } from '#platform';

/** How something came in, beside its bytes. */
export type Envelope = {
  /** MAIL FROM; empty for bounces. */
  from?: string | undefined;
  to?: string[] | undefined;
  /** The address or mailbox it came from. */
  by?: string | undefined;
};

export type RawState = 'received' | 'understood' | 'quarantined' | 'discarded';

export type Raw = {
  id: string;
  account: string | null;
  kind: string;
  file: string;
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

export const rawColumns = sql`id, account, kind, file, size::float8 as size, envelope, state, reason, attempts, message,
  sender, subject, received_at`;

type NewRaw = {
  /** Null: it came by an import, and none of our mailboxes is in it. The caller has looked for the same bytes then. */
  account: string | null;
  kind: 'mail';
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

/**
 * Keeps what came in: bytes into the file store first, then the row. The same bytes for the same account again change
 * nothing. Once the transaction has committed, nothing of it can be lost and it may be acknowledged.
 */
export async function keepRaw(tx: Tx, app: App, input: NewRaw): Promise<{ id: string; duplicate: boolean }> {
  const hash = rawHash(input.bytes);
  const there = await tx.maybe<{ id: string }>(sql`select id from channels.raw
    where workspace = ${tx.workspace} and account = ${input.account} and hash = ${hash}`);
  if (there) return { id: there.id, duplicate: true };
  const { id } = await tx.one<{ id: string }>(sql`select uuidv7() as id`);
  const name = `${id}.eml`;
  const file = await storeFile(tx, app.files, {
    bytes: input.bytes,
    name,
    type: 'message/rfc822',
    owner: `raw:${id}`,
  });
  const state = input.quarantine === undefined ? 'received' : 'quarantined';
  const kept = await tx.run(sql`
    insert into channels.raw (id, account, kind, file, hash, size, envelope, state, reason, sender, subject, received_at)
    values (${id}, ${input.account}, ${input.kind}, ${file.id}, ${hash}, ${input.bytes.length},
      ${JSON.stringify(input.envelope)}::jsonb, ${state}, ${input.quarantine ?? null}, ${input.sender}, ${input.subject}, ${tx.now})
    on conflict (workspace, account, hash) do nothing`);
  if (kept > 0) return { id, duplicate: false };
  await releaseFiles(tx, app.files, `raw:${id}`);
  const first = await tx.one<{ id: string }>(sql`select id from channels.raw
    where workspace = ${tx.workspace} and account = ${input.account} and hash = ${hash}`);
  return { id: first.id, duplicate: true };
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
    message = ${outcome.message ?? null}, customer = ${outcome.customer ?? null}, attempts = attempts + 1,
    settled_at = ${tx.now} where id = ${id}`);
}

/**
 * Removes the bytes of raw items and all that says whose they were. The row stays with its hash: the same mail, read again
 * from a mailbox that still has it, does not come back.
 */
export async function blankRaw(tx: Tx, app: App, { ids, reason }: { ids: string[]; reason: string }): Promise<void> {
  for (const id of ids) await releaseFiles(tx, app.files, `raw:${id}`);
  await tx.run(sql`update channels.raw set state = 'discarded', reason = ${reason}, envelope = '{}', sender = null,
    subject = null, message = null, customer = null, settled_at = ${tx.now}, blanked_at = ${tx.now}
    where id = any(${ids}::uuid[])`);
}
