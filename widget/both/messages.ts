import type { WireMessage } from '../wire.ts';

/** Messages laid together: one of each id, the newer word on it counts, in order of time. */
export function merge(there: readonly WireMessage[], more: readonly WireMessage[]): WireMessage[] {
  const byId = new Map([...there, ...more].map((message) => [message.id, message]));
  return [...byId.values()].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
}

/** What others wrote since the visitor last looked. */
export function unread(messages: readonly WireMessage[], seenAt: string | null): WireMessage[] {
  const seen = seenAt === null ? 0 : Date.parse(seenAt);
  return messages.filter(({ from, at }) => from !== 'visitor' && Date.parse(at) > seen);
}

/** The newest message that did not come from the visitor. */
export function lastOfOurs(messages: readonly WireMessage[]): WireMessage | undefined {
  return messages.findLast(({ from }) => from !== 'visitor');
}

export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) > Date.parse(b) ? a : b;
}
