import {
  decisionEvidence,
  decisionRules,
  type Decision,
  type DecisionEvidence,
} from '#core/channels/threading/decide.ts';
import { sql, type Tx } from '#platform';
import { z } from 'zod';

/** Writes why a message stands where it stands. */
export async function keepDecision(tx: Tx, message: string, decision: Decision): Promise<void> {
  const { outcome, rule, evidence, clue } = decision;
  await tx.run(sql`insert into channels.mail_decision (message, outcome, rule, evidence, pointed, matched, at)
    values (${message}, ${outcome}, ${rule}, ${JSON.stringify(evidence)}::jsonb, ${clue?.pointed ?? null}, ${clue?.message ?? null}, ${tx.now})`);
}

/** Notes that a conversation may belong to another, for a person to decide. */
export async function askForReview(
  tx: Tx,
  about: { thread: string; target: string; colleague: boolean },
): Promise<void> {
  await tx.run(sql`insert into channels.review (thread, target, colleague, at)
    values (${about.thread}, ${about.target}, ${about.colleague}, ${tx.now}) on conflict do nothing`);
}

export interface KeptDecision {
  message: string;
  outcome: Decision['outcome'];
  rule: Decision['rule'];
  evidence: DecisionEvidence;
  at: Date;
}

const row = z.object({
  message: z.string(),
  outcome: z.enum(['thread', 'new', 'review']),
  rule: z.enum(decisionRules),
  evidence: decisionEvidence,
  at: z.date(),
});

/** Why messages stand where they stand, by message; without those that came by no mail, or before decisions were kept. */
export async function decisionsOf(tx: Tx, messages: string[]): Promise<Map<string, KeptDecision>> {
  const found = await tx.all(sql`select message, outcome, rule, evidence, at from channels.mail_decision
    where workspace = ${tx.workspace} and message = any(${messages}::uuid[])`);
  return new Map(found.map((each) => row.parse(each)).map((decision) => [decision.message, decision]));
}

/** The same of one message. */
export async function decisionOf(tx: Tx, message: string): Promise<KeptDecision | undefined> {
  return (await decisionsOf(tx, [message])).get(message);
}
