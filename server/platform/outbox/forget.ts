import { sql, type Tx } from '../database/tx.ts';

/** Forgets what is outbound under these keys, with what was answered to it. What waits does not go any more. */
export async function forgetOutbound(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.run(sql`delete from platform.outbox where workspace = ${tx.workspace} and key = any(${keys}::text[])`);
}

/** Forgets what was answered to what is outbound under these keys; it stays as it is otherwise. */
export async function forgetOutboundReasons(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.run(sql`update platform.outbox set reason = null
    where workspace = ${tx.workspace} and key = any(${keys}::text[])`);
}

/** Forgets what an outbound item said and to whom; that it went stays. For what is over, as nothing can be sent of it again. */
export async function forgetPayload(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update platform.outbox set payload = '{}' where id = ${id}`);
}
