import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { problem } from '#core/contract/problems.ts';
import { sql, type Tx } from '../database/tx.ts';
import type { App } from '../app.ts';
import type { Actor } from './actor.ts';

export interface Answer {
  status: number;
  body: unknown;
}

const kept = 24 * 3600 * 1000;

/** The Idempotency-Key of a write, or null. */
export function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method === 'GET') return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw problem('invalid', {
    detail: 'Idempotency-Key must be 1 to 255 visible characters.',
    fields: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 visible characters' }],
  });
}

function hashOf(request: FastifyRequest): string {
  const text = JSON.stringify([request.method, request.url, request.body ?? null]);
  return createHash('sha256').update(text).digest('hex');
}

interface Once {
  app: App;
  tx: Tx;
  actor: Actor;
  request: FastifyRequest;
}

interface Row {
  requestHash: string;
  status: number | null;
  response: { sealed: string } | null;
}

/**
 * Runs a write once per key: a repetition gets the first answer again, the same key with another body is a conflict.
 * The key is taken in the transaction of the change itself, so a concurrent repetition waits for the first to end.
 */
export async function once(call: Once, key: string, work: () => Promise<Answer>): Promise<Answer> {
  const { app, tx, actor, request } = call;
  const who = `${actor.kind}:${actor.id ?? ''}`;
  const hash = hashOf(request);
  const taken = await tx.run(sql`
    insert into platform.idempotency (workspace, actor, key, request_hash, created_at)
    values (${actor.workspace}, ${who}, ${key}, ${hash}, ${tx.now})
    on conflict (workspace, actor, key) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null, response = null
      where idempotency.created_at < ${new Date(tx.now.getTime() - kept)}`);
  const mine = sql`workspace = ${actor.workspace} and actor = ${who} and key = ${key}`;
  if (taken === 0) {
    const row = await tx.one<Row>(sql`select request_hash, status, response from platform.idempotency where ${mine}`);
    return replay(app, row, hash);
  }
  const answer = await work();
  const sealed = app.keyring.seal('idempotency', JSON.stringify(answer.body ?? null));
  await tx.run(sql`
    update platform.idempotency set status = ${answer.status}, response = ${JSON.stringify({ sealed })}::jsonb where ${mine}`);
  return answer;
}

function replay(app: App, row: Row, hash: string): Answer {
  if (row.requestHash !== hash)
    throw problem('conflict', { code: 'key-reused', detail: 'This Idempotency-Key was used for another request.' });
  if (row.status === null || row.response === null)
    throw problem('conflict', { code: 'in-progress', detail: 'The first request with this key has not ended yet.' });
  return { status: row.status, body: JSON.parse(app.keyring.open('idempotency', row.response.sealed)) };
}

/** Forgets keys older than a day. */
export async function forgetOldKeys(app: App): Promise<number> {
  const before = new Date(app.world.now().getTime() - kept);
  return app.database.everywhere((tx) => tx.run(sql`delete from platform.idempotency where created_at < ${before}`));
}
