import type { Channel } from '#core/channels/channel.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { sql, type Tx } from '#platform';

/** The work on a conversation from before the product was there. */
export interface PastConversation {
  id: string;
  customer: string;
  channel: Channel;
  status: 'open' | 'resolved';
  assignee: string | null;
  waitingSince: Date | null;
  contacts: number;
  handovers: number;
  reopened: number;
  firstInAt: Date;
  firstAnswerAt: Date | null;
  startedAt: Date;
  lastAt: Date;
  resolvedAt: Date | null;
  /** The key of a reason of the company, and the stage. */
  reason?: string | null;
  stage?: Stage | null;
}

/** Keeps the work of the past as it was; nobody is told. */
export async function keepPastConversations(tx: Tx, conversations: readonly PastConversation[]): Promise<void> {
  await tx.run(sql`
    insert into desk.conversation (id, customer, channel, status, assignee, waiting_since, answered, contacts, handovers, reopened,
      first_in_at, first_answer_at, started_at, last_at, resolved_at, reason, stage)
    select id, customer, channel, status, assignee, "waitingSince", "firstAnswerAt" is not null, contacts, handovers, reopened,
      "firstInAt", "firstAnswerAt", "startedAt", "lastAt", "resolvedAt",
      (select known.id from desk.reason known where known.workspace = ${tx.workspace} and known.key = reason), stage
    from jsonb_to_recordset(${JSON.stringify(conversations)}::jsonb) as row (id uuid, customer uuid, channel text, status text, assignee uuid,
      "waitingSince" timestamptz, contacts int, handovers int, reopened int, "firstInAt" timestamptz, "firstAnswerAt" timestamptz,
      "startedAt" timestamptz, "lastAt" timestamptz, "resolvedAt" timestamptz,
      reason text, stage text)`);
}
