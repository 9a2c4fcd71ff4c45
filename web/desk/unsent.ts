import { z } from 'zod';
import { copy } from '#core/channels/copies.ts';

/** Who had the conversation when something was written, and which answers of colleagues waited there. */
export const guarded = z.object({ owner: z.string().nullable(), held: z.array(z.string()) });

/** Something a person pressed "send" for, until the server has it. It outlives the page. */
export const unsentItem = z.object({
  /** The Idempotency-Key: however often it is sent, it counts once. */
  key: z.string(),
  conversation: z.string(),
  kind: z.enum(['reply', 'note']),
  text: z.string(),
  /** The text has marks. */
  marked: z.boolean().default(false),
  uploads: z.array(
    z.object({ id: z.string(), name: z.string(), size: z.number(), type: z.string(), inline: z.boolean().optional() }),
  ),
  seen: z.string().nullable(),
  guard: guarded.optional(),
  resolve: z.boolean(),
  /** Of an answer: when it goes, how long it can be taken back, as whom, signed or not. */
  extras: z
    .object({
      sendAt: z.string().nullable(),
      undoFor: z.number(),
      snoozeUntil: z.string().nullable().default(null),
      sender: z.string().nullable(),
      signature: z.boolean(),
      anyway: z.boolean(),
      copies: z.array(copy).nullable().default([]),
    })
    .optional(),
  at: z.string(),
  /** `sending`: on its way; `waiting`: for the connection. */
  state: z.enum(['sending', 'waiting']),
});
export type Unsent = z.infer<typeof unsentItem>;

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

/** After a reload, or without a connection, nothing is on its way: it waits and goes again, by the same key. */
export function allWaiting(items: readonly Unsent[]): Unsent[] {
  return items.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item));
}

/** What goes next: the oldest, so that the order is kept. */
export function nextToSend(items: readonly Unsent[]): Unsent | undefined {
  return items[0];
}

/** The list once something has arrived, or was refused for good. */
export function without(items: readonly Unsent[], key: string): Unsent[] {
  return items.filter((item) => item.key !== key);
}

/** The list with everything on its way: each goes when those before it have arrived. */
export function allSending(items: readonly Unsent[]): Unsent[] {
  return items.map((item) => ({ ...item, state: 'sending' }));
}

/** Milliseconds until the next attempt without a sign of the connection: 2 s, doubling up to half a minute. */
export function pauseBefore(attempt: number): number {
  return Math.min(30_000, 2_000 * 2 ** Math.min(attempt, 10));
}
