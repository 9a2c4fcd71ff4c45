import { z } from 'zod';

/** Why a mail did not arrive, in words for who wrote it. `lasting`: the address itself is at fault, and stays so. */
export const bounceReasons = {
  'no-mailbox': { words: 'The mailbox does not exist', lasting: true },
  'no-domain': { words: 'The domain does not exist or takes no mail', lasting: true },
  moved: { words: 'The person has another address now', lasting: true },
  disabled: { words: 'The mailbox is closed', lasting: true },
  full: { words: 'The mailbox is full', lasting: false },
  filtered: { words: 'The recipient does not take mail from this sender', lasting: false },
  'too-large': { words: 'The mail is too large for the other server', lasting: false },
  'not-proven': { words: 'The other server could not prove that the mail is yours (SPF, DKIM, DMARC)', lasting: false },
  blocked: { words: 'The other server blocks the server this mail came from', lasting: false },
  'sender-refused': { words: 'The other server refuses this sender', lasting: false },
  spam: { words: 'The other server took the mail for spam', lasting: false },
  virus: { words: 'The other server saw a virus in the mail', lasting: false },
  content: { words: 'The other server refuses what is in the mail', lasting: false },
  policy: { words: 'A rule of the other server forbids it', lasting: false },
  'no-relay': { words: 'The other server does not serve this address', lasting: false },
  encryption: { words: 'No protected connection could be agreed', lasting: false },
  'too-many': { words: 'The other server takes no more mail from you for now', lasting: false },
  loop: { words: 'The mail went in circles', lasting: false },
  expired: { words: 'It could not be handed over in time', lasting: false },
  network: { words: 'The other server could not be reached', lasting: false },
  system: { words: 'The other server has trouble of its own', lasting: false },
  unknown: { words: 'The mail came back', lasting: false },
} as const;
export type BounceReason = keyof typeof bounceReasons;
export const bounceReason = z.enum(Object.keys(bounceReasons) as [BounceReason, ...BounceReason[]]);

/** One sentence for who wrote it: `The mailbox does not exist (5.1.1)`. */
export function bounceWords(bounce: { reason: BounceReason; status: string | null }): string {
  const { words } = bounceReasons[bounce.reason];
  return bounce.status === null ? words : `${words} (${bounce.status})`;
}
