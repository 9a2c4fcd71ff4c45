import type { App, LiveMessage } from '#platform';
import type { Sender } from '../sources/known-keys.ts';

/** A person who was looked up is remembered for this long at most; what happens to them is heard of much sooner. */
const generationMilliseconds = 20_000;
const mostRemembered = 60_000;

interface Known {
  customer: string;
  at: number;
}

interface Memory {
  /** Two generations: what is not asked for in one falls out with the next. */
  young: Map<string, Known>;
  old: Map<string, Known>;
  turnedAt: number;
  /** Customers something happened to, and when: what was known of them before is no longer believed. */
  touched: Map<string, number>;
}

const memories = new WeakMap<App['live'], Map<string, Memory>>();

/** What this process remembers of a workspace's customers by their claims. */
export interface IdentityMemory {
  recall(key: string): string | undefined;
  /** Remembers an answer that was asked for at `since` (performance.now()). */
  keep(key: string, customer: string, since: number): void;
}

/** The memory of one workspace for keys of one strength; it hears of merges undone, erasures and other changes of customers. */
export function identityMemory(
  app: App,
  { workspace, strength }: Pick<Sender, 'workspace' | 'strength'>,
): IdentityMemory {
  const name = `${workspace} ${strength}`;
  let all = memories.get(app.live);
  if (all === undefined) memories.set(app.live, (all = new Map()));
  let memory = all.get(name);
  if (memory === undefined) {
    const fresh: Memory = { young: new Map(), old: new Map(), turnedAt: performance.now(), touched: new Map() };
    all.set(name, (memory = fresh));
    app.live.subscribe(workspace, (message) => hear(fresh, message));
  }
  return over(memory);
}

function over(memory: Memory): IdentityMemory {
  return {
    recall(key) {
      turn(memory);
      const known = memory.young.get(key) ?? memory.old.get(key);
      if (known === undefined || (memory.touched.get(known.customer) ?? -1) >= known.at) return undefined;
      return known.customer;
    },
    keep(key, customer, since) {
      memory.young.set(key, { customer, at: since });
    },
  };
}

function turn(memory: Memory): void {
  const now = performance.now();
  if (now - memory.turnedAt < generationMilliseconds && memory.young.size < mostRemembered) return;
  memory.old = memory.young;
  memory.young = new Map();
  memory.turnedAt = now;
  for (const [customer, at] of memory.touched)
    if (now - at > 3 * generationMilliseconds) memory.touched.delete(customer);
}

function hear({ touched }: Memory, { name, subject, data }: LiveMessage): void {
  if (!name.startsWith('customer.')) return;
  const now = performance.now();
  touched.set(subject, now);
  const { customers = [], moved = [] } = data as { customers?: string[]; moved?: Array<{ customer: string }> };
  for (const customer of customers) touched.set(customer, now);
  for (const { customer } of moved) touched.set(customer, now);
}
