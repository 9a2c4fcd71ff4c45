import { z } from 'zod';
import { problem, type Keyring } from '#platform';

/** What a visitor's token says; the signature says that we wrote it. */
const pass = z.object({
  workspace: z.uuid(),
  account: z.uuid(),
  visitor: z.uuid(),
  anonymousId: z.string(),
  language: z.string(),
  zone: z.string().optional(),
  epoch: z.int(),
  /** Seconds since 1970. */
  until: z.int(),
});
export type Pass = z.output<typeof pass>;

const purpose = 'chat.visitor';
const days = 30;

/** A fresh token for the visitor, good for 30 days from now. */
export function issueToken(keyring: Keyring, who: Omit<Pass, 'until'>, now: Date): { token: string; expiresAt: Date } {
  const until = Math.floor(now.getTime() / 1000) + days * 86_400;
  const text = Buffer.from(JSON.stringify({ ...who, until })).toString('base64url');
  return { token: `${text}.${keyring.sign(purpose, text)}`, expiresAt: new Date(until * 1000) };
}

/** The pass of a token, or undefined when it is not ours, was changed, or is over. */
export function readToken(keyring: Keyring, token: string, now: Date): Pass | undefined {
  const dot = token.indexOf('.');
  const text = token.slice(0, dot);
  if (dot < 1 || !keyring.verify(purpose, text, token.slice(dot + 1))) return undefined;
  const read = pass.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return read.success && read.data.until * 1000 > now.getTime() ? read.data : undefined;
}

/** The answer to a token that does not work: the widget starts its session again. */
export function tokenIsOver() {
  return problem('unauthenticated', { code: 'chat-token', detail: 'This chat session is over. Start it again.' });
}
