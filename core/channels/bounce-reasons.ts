import { z } from 'zod';

/**
 * Why a mail did not arrive, in words for who wrote it. `lasting`: the address itself is at fault, and stays so. `ours`: what
 * we sent or how we sent it is at fault, which says nothing of the address.
 */
export const bounceReasons = {
  'no-mailbox': { words: 'The mailbox does not exist', lasting: true, ours: false },
  'no-domain': { words: 'The domain does not exist or takes no mail', lasting: true, ours: false },
  moved: { words: 'The person has another address now', lasting: true, ours: false },
  disabled: { words: 'The mailbox is closed', lasting: true, ours: false },
  full: { words: 'The mailbox is full', lasting: false, ours: false },
  filtered: { words: 'The recipient does not take mail from this sender', lasting: false, ours: false },
  'too-large': { words: 'The mail is too large for the other server', lasting: false, ours: true },
  'not-proven': {
    words: 'The other server could not prove that the mail is yours (SPF, DKIM, DMARC)',
    lasting: false,
    ours: true,
  },
  blocked: { words: 'The other server blocks the server this mail came from', lasting: false, ours: true },
  'sender-refused': { words: 'The other server refuses this sender', lasting: false, ours: true },
  spam: { words: 'The other server took the mail for spam', lasting: false, ours: true },
  virus: { words: 'The other server saw a virus in the mail', lasting: false, ours: true },
  content: { words: 'The other server refuses what is in the mail', lasting: false, ours: true },
  policy: { words: 'A rule of the other server forbids it', lasting: false, ours: true },
  'no-relay': { words: 'The other server does not serve this address', lasting: false, ours: true },
  encryption: { words: 'No protected connection could be agreed', lasting: false, ours: true },
  'too-many': { words: 'The other server takes no more mail from you for now', lasting: false, ours: true },
  loop: { words: 'The mail went in circles', lasting: false, ours: true },
  expired: { words: 'It could not be handed over in time', lasting: false, ours: false },
  network: { words: 'The other server could not be reached', lasting: false, ours: false },
  system: { words: 'The other server has trouble of its own', lasting: false, ours: false },
  unknown: { words: 'The mail came back', lasting: false, ours: false },
} as const;
export type BounceReason = keyof typeof bounceReasons;
const names = Object.keys(bounceReasons) as [BounceReason, ...BounceReason[]];
export const bounceReason = z.enum(names);

/** Those that tell something of the address. */
export const reasonsOfAddress = names.filter((name) => !bounceReasons[name].ours);

/** One sentence for who wrote it: `The mailbox does not exist (5.1.1)`. */
export function bounceWords(bounce: { reason: BounceReason; status: string | null }): string {
  const { words } = bounceReasons[bounce.reason];
  return bounce.status === null ? words : `${words} (${bounce.status})`;
}
