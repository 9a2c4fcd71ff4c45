import { sql, type Tx } from '#platform';
import type { When } from './occasions.ts';

const days = 30;

/** Customers whom an occasion would have been about in the last 30 days, and how often: read on the spine, before anybody is asked. */
export async function latelyOf(
  tx: Tx,
  { kind, channels, kinds, touchpoints }: Pick<When, 'kind' | 'channels' | 'kinds' | 'touchpoints'>,
): Promise<{ customers: number; episodes: number }> {
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const wanted = {
    conversation: sql`kind = 'conversation.resolved' and channel = any(${channels}::text[])`,
    happening: sql`kind = any(${kinds}::text[]) and (${touchpoints.length === 0} or touchpoint = any(${touchpoints}::text[]))`,
    relationship: sql`direction = 'in' and kind not like 'survey.%'`,
  }[kind];
  const { customers, episodes } = await tx.one(sql<{ customers: number; episodes: number }>`
    select count(distinct person.root)::int as customers, count(*)::int as episodes
    from touchpoints.interaction_read happened join customers.root person on person.id = happened.customer
    where occurred_at > ${since} and occurred_at <= ${tx.now} and ${wanted}`);
  return { customers, episodes: kind === 'relationship' ? customers : episodes };
}
