import { hoursOfThread } from '#channels';
import { describeCustomers } from '#customers';
import type { Hours } from '#people';
import { sql, type Tx } from '#platform';
import type { Conversation } from './conversation.ts';

/** The opening hours that hold for a conversation: of its customer's tier, its team, its channel or trading name, else the company's. */
export async function hoursOfConversation(
  tx: Tx,
  { id, customer, team }: Pick<Conversation, 'id' | 'customer' | 'team'>,
): Promise<Hours> {
  const who = (await describeCustomers(tx, [customer])).get(customer);
  return await hoursOfThread(tx, id, { team, tier: who?.tier ?? null });
}

/** In whose queue a conversation is, for the hours that its customer is told; null: in nobody's. */
export async function teamOfConversation(tx: Tx, id: string): Promise<string | null> {
  const found = await tx.maybe<{ team: string | null }>(sql`select team from desk.conversation where id = ${id}`);
  return found?.team ?? null;
}
