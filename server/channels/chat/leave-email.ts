import { identify } from '#customers';
import { sql, type Tx } from '#platform';
import { addParticipant } from '../threads.ts';
import { maskEmail } from './state.ts';
import type { Pass } from './token.ts';
import { ensureCustomer, holdVisitor } from './visitor.ts';

/** Keeps where answers may go while the visitor is away. Only claimed: it joins figures and opens nothing. */
export async function leaveEmailAddress(tx: Tx, pass: Pass, given: string): Promise<{ email: string }> {
  const email = given.trim().toLowerCase();
  const visitor = await holdVisitor(tx, pass);
  if (visitor.emailProven && visitor.email !== null) return { email: maskEmail(visitor.email) };
  await ensureCustomer(tx, visitor);
  const claims = [
    { kind: 'anonymous_id', value: visitor.anonymousId, strength: 'claimed' },
    { kind: 'email', value: email, strength: 'claimed' },
  ] as const;
  await identify(tx, [...claims], { at: tx.now, source: null });
  await tx.run(sql`update channels.visitor set email = ${email}, email_proven = false where id = ${visitor.id}`);
  if (visitor.thread !== null) await addParticipant(tx, visitor.thread, { address: email, name: visitor.name });
  return { email: maskEmail(email) };
}
