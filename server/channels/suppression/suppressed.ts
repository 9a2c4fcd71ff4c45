import type { SuppressionReason } from '#core/channels/suppression.ts';
import { sql, type Tx } from '#platform';

/** An address that machines of ours do not write to. */
export type Suppression = {
  id: string;
  address: string;
  reason: SuppressionReason;
  /** What the other server said, or why somebody put it here. */
  words: string;
  message: string | null;
  raw: string | null;
  byName: string | null;
  at: Date;
};

export const suppressionColumns = sql`id, address, reason, words, message, raw, by_name, at`;

/** Why an address is suppressed; undefined when it is not. */
export async function suppressionOf(tx: Tx, address: string): Promise<Suppression | undefined> {
  return await tx.maybe<Suppression>(sql`select ${suppressionColumns} from channels.suppressed
    where workspace = ${tx.workspace} and address = ${address.toLowerCase()} and removed_at is null`);
}

/** Whether machines of ours must not write to this address, and people only knowing it. */
export async function isSuppressed(tx: Tx, address: string): Promise<boolean> {
  return (await suppressionOf(tx, address)) !== undefined;
}

type NewSuppression = Pick<Suppression, 'address' | 'reason' | 'words'> &
  Partial<Pick<Suppression, 'message' | 'raw' | 'byName'>>;

/** Suppresses an address; one that is suppressed already keeps its reason, one that was taken off gets the new one. */
export async function suppress(tx: Tx, input: NewSuppression): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`
    insert into channels.suppressed as there (address, reason, words, message, raw, by_name, at)
    values (${input.address.toLowerCase()}, ${input.reason}, ${input.words.slice(0, 500)}, ${input.message ?? null},
      ${input.raw ?? null}, ${input.byName ?? null}, ${tx.now})
    on conflict (workspace, address) do update set
      reason = case when there.removed_at is null then there.reason else excluded.reason end,
      words = case when there.removed_at is null then there.words else excluded.words end,
      message = case when there.removed_at is null then there.message else excluded.message end,
      raw = case when there.removed_at is null then there.raw else excluded.raw end,
      by_name = case when there.removed_at is null then there.by_name else excluded.by_name end,
      at = case when there.removed_at is null then there.at else excluded.at end,
      removed_at = null
    returning id`);
  return id;
}

/**
 * Whoever writes from an address, and is proven to, can be written to: what machines found out does not hold any more. Only a
 * person takes a complaint back.
 */
export async function forgive(tx: Tx, address: string, { byPerson }: { byPerson: boolean }): Promise<void> {
  await tx.run(sql`update channels.suppressed set removed_at = ${tx.now}
    where workspace = ${tx.workspace} and address = ${address.toLowerCase()} and removed_at is null
      and (reason in ('hard', 'soft') or (reason = 'complaint' and ${byPerson}))`);
}

/** Forgets these addresses, with all that was noted of them. */
export async function forgetSuppressed(tx: Tx, addresses: readonly string[]): Promise<void> {
  await tx.run(sql`delete from channels.suppressed
    where workspace = ${tx.workspace} and address = any(${addresses}::text[])`);
}
