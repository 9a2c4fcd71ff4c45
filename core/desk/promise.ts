/** How a promise stands by the word of a person. One that is past due and open is late. */
export const promiseStates = ['open', 'kept', 'broken', 'withdrawn'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** A promise as far as it is decided; moments in epoch milliseconds. */
export interface Standing {
  state: PromiseState;
  dueAt: number;
  /** When it was broken: at its time by the clock, before it by a person. One that is kept late has both. */
  brokenAt: number | null;
  decidedAt: number | null;
}

/** What the spine is told of it; lengths in whole seconds. */
export type PromiseFact = { at: number } & (
  | { kind: 'promise.kept'; facts: { late_s: number; early_s: number } }
  | { kind: 'promise.broken'; facts: { early_s: number } }
  | { kind: 'promise.withdrawn'; facts: { early_s: number } }
  | { kind: 'promise.reopened'; facts: { was: Exclude<PromiseState, 'open'> } }
);

export interface Step {
  standing: Standing;
  told: PromiseFact[];
}

/** Why it cannot be decided so: the time is over, or it is decided otherwise already. */
export type Refusal = 'past-due' | 'decided';

const seconds = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1000));
const early = ({ dueAt }: Standing, at: number) => ({ early_s: seconds(dueAt - at) });

/** What the clock says by now: what is open at its time is broken then, whenever somebody looks. */
export function byClock(standing: Standing, now: number): Step {
  const { state, dueAt, brokenAt } = standing;
  if (state !== 'open' || brokenAt !== null || now < dueAt) return { standing, told: [] };
  return {
    standing: { ...standing, brokenAt: dueAt },
    told: [{ kind: 'promise.broken', at: dueAt, facts: { early_s: 0 } }],
  };
}

/** What becomes of it when a person says how it stands; `open` takes back what was said. */
export function decide(before: Standing, said: PromiseState, now: number): Step | Refusal {
  const { standing, told } = byClock(before, now);
  if (said === standing.state) return { standing, told };
  if (said !== 'open' && standing.state !== 'open') return 'decided';
  const next = said === 'open' ? takenBack(standing, now) : settled(standing, said, now);
  return next === 'past-due' ? next : { standing: next.standing, told: [...told, ...next.told] };
}

function settled(standing: Standing, said: Exclude<PromiseState, 'open'>, now: number): Step | 'past-due' {
  const { dueAt, brokenAt } = standing;
  const next = { ...standing, state: said, decidedAt: now };
  if (said === 'kept')
    return {
      standing: next,
      told: [{ kind: 'promise.kept', at: now, facts: { late_s: seconds(now - dueAt), ...early(standing, now) } }],
    };
  // What the customer no longer needs is no promise any more; what was not kept in time was not kept.
  if (said === 'withdrawn')
    return brokenAt === null
      ? { standing: next, told: [{ kind: 'promise.withdrawn', at: now, facts: early(standing, now) }] }
      : 'past-due';
  if (brokenAt !== null) return { standing: next, told: [] }; // it is a fact already
  return {
    standing: { ...next, brokenAt: now },
    told: [{ kind: 'promise.broken', at: now, facts: early(standing, now) }],
  };
}

function takenBack(standing: Standing, now: number): Step {
  const { state, dueAt, brokenAt } = standing;
  const byTheClock = brokenAt !== null && brokenAt >= dueAt;
  const again = byClock({ state: 'open', dueAt, brokenAt: byTheClock ? brokenAt : null, decidedAt: null }, now);
  // A late one that was given up was broken before, and still is.
  if (state === 'open' || (state === 'broken' && byTheClock)) return again;
  return {
    standing: again.standing,
    told: [{ kind: 'promise.reopened', at: now, facts: { was: state } }, ...again.told],
  };
}

/** Not kept when it should have been. */
export function isLate({ state, dueAt }: Pick<Standing, 'state' | 'dueAt'>, now: number): boolean {
  return state === 'open' && dueAt <= now;
}
