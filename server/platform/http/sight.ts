import { maskAll } from '#core/people/mask.ts';
import { Problem, type ProblemMore } from '#core/contract/problems.ts';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { sql, type Tx } from '../database/tx.ts';
import type { Actor } from './actor.ts';

/** Tells the database who looks with a limited sight: its policies hold back what they may not see, whatever a query forgets. */
export async function lookAs(tx: Tx, { sight, id }: Actor): Promise<void> {
  if (sight !== undefined) await tx.run(sql`select set_config('app.sight', ${`${sight} ${id}`}, true)`);
}

/** An answer as the actor may read it: where customers are masked, in all of it but their own words. */
export function bodyFor(actor: Actor | null, endpoint: Endpoint, body: unknown): unknown {
  return actor?.sight === 'team' ? maskAll(body, endpoint.ownWords) : body;
}

/** The same for why something was refused. */
export function refusalFor(actor: Actor, error: unknown): unknown {
  if (actor.sight !== 'team' || !(error instanceof Problem)) return error;
  return new Problem(error.type, maskAll(error.more) as ProblemMore);
}
