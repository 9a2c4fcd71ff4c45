import { z } from 'zod';

/** Something a person pressed "send" for, until the server has it. It outlives the page. */
export const unsentItem = z.object({
  /** The Idempotency-Key: however often it is sent, it counts once. */
  key: z.string(),
  conversation: z.string(),
  kind: z.enum(['reply', 'note']),
  text: z.string(),
  uploads: z.array(z.object({ id: z.string(), name: z.string(), size: z.number(), type: z.string() })),
  seen: z.string().nullable(),
  resolve: z.boolean(),
  at: z.string(),
  /** `sending`: on its way; `waiting`: for the connection; `refused`: it goes back into the box of the conversation. */
  state: z.enum(['sending', 'waiting', 'refused']),
  reason: z.string().nullable(),
  /** The customer wrote meanwhile. */
  movedOn: z.boolean(),
});
export type Unsent = z.infer<typeof unsentItem>;

/** What became of an attempt to send. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'unreachable' }
  | { kind: 'refused'; reason: string; movedOn: boolean };

/** The kept list as text; anything that cannot be read is an empty list. */
export function readUnsent(text: string | null): Unsent[] {
  if (text === null) return [];
  try {
    const read = z.array(unsentItem).safeParse(JSON.parse(text));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** After a reload nothing is on its way any more: what was goes again, by the same key. */
export function afterReload(items: readonly Unsent[]): Unsent[] {
  return items.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item));
}

/** What may go now: of each conversation the oldest that has not been refused, so that the order is kept. */
export function nextToSend(items: readonly Unsent[]): Unsent | undefined {
  return items.find(({ state }) => state !== 'refused');
}

/** The list after an attempt. */
export function settle(items: readonly Unsent[], key: string, outcome: Outcome): Unsent[] {
  if (outcome.kind === 'sent') return items.filter((item) => item.key !== key);
  return items.map((item) => {
    if (item.key !== key) return item;
    if (outcome.kind === 'unreachable') return { ...item, state: 'waiting' };
    return { ...item, state: 'refused', reason: outcome.reason, movedOn: outcome.movedOn };
  });
}

/** What was refused in a conversation leaves the list to be written anew. */
export function takeBack(
  items: readonly Unsent[],
  conversation: string,
): { items: Unsent[]; back: Unsent | undefined } {
  const back = items.find((item) => item.conversation === conversation && item.state === 'refused');
  return { back, items: items.filter((item) => item !== back) };
}

/** Milliseconds until the next attempt without a sign of the connection: 2 s, doubling up to half a minute. */
export function pauseBefore(attempt: number): number {
  return Math.min(30_000, 2_000 * 2 ** Math.min(attempt, 10));
}
