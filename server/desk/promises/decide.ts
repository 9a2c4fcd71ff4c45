import { byClock, decide, type PromiseState, type Refusal, type Standing, type Step } from '#core/desk/promise.ts';
import { problem, publish, sql, systemActor, type Actor, type Tx } from '#platform';
import type { PromisedWhat } from '../conversation.ts';
import { promiseBroken, promiseKept, promiseReopened, promiseWithdrawn } from './events.ts';
import { promiseColumns, standingOf, takePromise, type PromiseRow, type Taken } from './rows.ts';
import { aboutPromise, recordPromise, rememberPromise } from './tell.ts';

const events = { kept: promiseKept, broken: promiseBroken, withdrawn: promiseWithdrawn, open: promiseReopened };
const whats: Record<PromiseState, PromisedWhat> = {
  kept: 'promise-kept',
  broken: 'promise-broken',
  withdrawn: 'promise-withdrawn',
  open: 'promise-reopened',
};
const refusals: Record<Refusal, string> = {
  'past-due': 'It was due already: say that it was kept, late, or not kept.',
  decided: 'This promise is settled otherwise already. Take that back first.',
};

const dateOf = (at: number | null) => (at === null ? null : new Date(at));

async function save(tx: Tx, taken: Taken, { standing, by }: { standing: Standing; by: string | null }): Promise<Taken> {
  const row = await tx.one<PromiseRow>(sql`update desk.promise set state = ${standing.state},
      broken_at = ${dateOf(standing.brokenAt)}::timestamptz, decided_at = ${dateOf(standing.decidedAt)}::timestamptz,
      decided_by = ${by}, version = version + 1 where id = ${taken.row.id} returning ${promiseColumns}`);
  return { ...taken, row };
}

async function recordStep(tx: Tx, taken: Taken, { step, actor }: { step: Step; actor: Actor }): Promise<void> {
  const told = step.told.map(({ at, ...fact }) => ({ ...fact, at: new Date(at) }));
  await recordPromise(tx, taken, { told, actor, version: taken.row.version });
}

/** Breaks a promise whose time is over and that nobody kept. Does nothing before that, and twice is once. */
export async function breakByClock(tx: Tx, taken: Taken): Promise<Taken> {
  const step = byClock(standingOf(taken.row), tx.now.getTime());
  if (step.told.length === 0) return taken;
  const actor = { ...systemActor(tx.workspace), name: 'Throughline' };
  const after = await save(tx, taken, { standing: step.standing, by: null });
  await recordStep(tx, after, { step, actor });
  await publish(tx, promiseBroken, aboutPromise(after, actor));
  await rememberPromise(tx, after, { what: 'promise-broken', actor });
  return after;
}

interface Said {
  id: string;
  state: PromiseState;
  version: number;
}

/** Says how a promise stands; `open` takes back what was said. Throws `refused` (`past-due`, `decided`), `conflict`, `not-found`. */
export async function decidePromise(tx: Tx, { id, state, version }: Said, actor: Actor): Promise<PromiseRow> {
  // Its time may be over without the clock having been looked at: that comes first.
  const taken = await breakByClock(tx, await takePromise(tx, { id, version }, actor));
  if (taken.row.state === state) return taken.row;
  const step = decide(standingOf(taken.row), state, tx.now.getTime());
  if (typeof step === 'string') throw problem('refused', { code: step, detail: refusals[step] });
  const after = await save(tx, taken, { standing: step.standing, by: state === 'open' ? null : actor.name });
  await recordStep(tx, after, { step, actor });
  await publish(tx, events[state], aboutPromise(after, actor));
  await rememberPromise(tx, after, { what: whats[state], actor });
  return after.row;
}
