/**
 * How many mails in how many minutes are more than people write. Beyond them nothing is sent by itself; what comes in is kept
 * as always, and people answer as always.
 */
export const breakers = {
  /** Of one conversation, both ways. */
  thread: { messages: 20, minutes: 10 },
  /** Between us and one address, both ways, over all conversations. */
  address: { messages: 30, minutes: 10 },
  /** That machines of ours sent to one address: two desks that thank each other end here. */
  automatic: { messages: 3, minutes: 60 },
} as const;
export type Breaker = keyof typeof breakers;

/** Conversations that one address may begin under one subject within so many minutes; more of them join the newest one. */
export const flood = { conversations: 20, minutes: 60 } as const;

/** Why nothing is sent by itself, in one sentence. */
export function breakerWords(breaker: Breaker): string {
  const { messages, minutes } = breakers[breaker];
  if (breaker === 'thread') return `More than ${messages} messages went back and forth here within ${minutes} minutes.`;
  if (breaker === 'address')
    return `More than ${messages} messages went back and forth with this address within ${minutes} minutes.`;
  return `This address got ${messages} automatic mails within ${minutes} minutes.`;
}
