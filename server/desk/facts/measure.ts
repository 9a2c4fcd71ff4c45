import type { Moment } from '#core/desk/facts/course.ts';
import { serviceFactsOf, type ServiceFacts } from '#core/desk/facts/facts.ts';
import { sql, type Tx } from '#platform';
import { turnsOf, type Turn } from '#channels';
import type { Conversation } from '../conversation.ts';
import { hoursOfConversation } from '../hours-of-conversation.ts';

type Work = Pick<Conversation, 'id' | 'customer' | 'team' | 'status' | 'resolvedAt'>;
/** It was settled or taken up again. */
export type Step = { what: 'resolved' | 'reopened'; at: Date };

/** What was settled before the product was there has no history, but its end. */
function withUntold(steps: readonly Step[], { status, resolvedAt }: Pick<Work, 'status' | 'resolvedAt'>): Step[] {
  const untold = status === 'resolved' && resolvedAt !== null && steps.at(-1)?.what !== 'resolved';
  return untold ? [...steps, { what: 'resolved', at: resolvedAt }] : [...steps];
}

/** What happened in a conversation, in its order: of the same moment what was said, then what was done with it. */
export function momentsFrom(
  turns: readonly Turn[],
  steps: readonly Step[],
  work: Pick<Work, 'status' | 'resolvedAt'>,
): Moment[] {
  const said = turns.map(({ at, kind, by }): Moment => {
    if (kind === 'agent') return { at: at.getTime(), what: 'answered', by };
    return { at: at.getTime(), what: kind === 'bot' ? 'bot-answered' : 'asked' };
  });
  const done = withUntold(steps, work).map(({ what, at }): Moment => ({ at: at.getTime(), what }));
  return [...said, ...done].toSorted((a, b) => a.at - b.at);
}

async function momentsOf(tx: Tx, work: Work): Promise<Moment[]> {
  const turns = await turnsOf(tx, work.id);
  const steps = await tx.all<Step>(sql`select what, at from desk.change
    where conversation = ${work.id} and what in ('resolved', 'reopened') order by at, id`);
  return momentsFrom(turns, steps, work);
}

/** The facts of service of a conversation until a moment, and whether opening hours are kept for it. */
export async function measureService(tx: Tx, work: Work, until = tx.now): Promise<ServiceFacts & { hours: boolean }> {
  const { clock, calendar } = await hoursOfConversation(tx, work);
  const facts = serviceFactsOf(await momentsOf(tx, work), { now: until.getTime(), clock });
  return { ...facts, hours: calendar !== null };
}
