import type { Moment } from '#core/desk/facts/course.ts';
import { serviceFactsOf, type ServiceFacts } from '#core/desk/facts/facts.ts';
import { sql, type Tx } from '#platform';
import { hoursOfThread, turnsOf } from '#channels';
import type { Conversation } from '../conversation.ts';

type Work = Pick<Conversation, 'id' | 'status' | 'resolvedAt'>;
type Step = { what: 'resolved' | 'reopened'; at: Date };

/** When it was settled and taken up again. What was settled before the product was there has no history, but its end. */
async function stepsOf(tx: Tx, { id, status, resolvedAt }: Work): Promise<Step[]> {
  const steps = await tx.all<Step>(sql`select what, at from desk.change
    where conversation = ${id} and what in ('resolved', 'reopened') order by at, id`);
  const untold = status === 'resolved' && resolvedAt !== null && steps.at(-1)?.what !== 'resolved';
  return untold ? [...steps, { what: 'resolved', at: resolvedAt }] : steps;
}

/** What happened in a conversation, in its order: of the same moment what was said, then what was done with it. */
async function momentsOf(tx: Tx, work: Work): Promise<Moment[]> {
  const turns = await turnsOf(tx, work.id);
  const said = turns.map(({ at, kind, by }): Moment => {
    if (kind === 'agent') return { at: at.getTime(), what: 'answered', by };
    return { at: at.getTime(), what: kind === 'bot' ? 'bot-answered' : 'asked' };
  });
  const done = (await stepsOf(tx, work)).map(({ what, at }): Moment => ({ at: at.getTime(), what }));
  return [...said, ...done].toSorted((a, b) => a.at - b.at);
}

/** The facts of service of a conversation until a moment, and whether opening hours are kept for it. */
export async function measureService(tx: Tx, work: Work, until = tx.now): Promise<ServiceFacts & { hours: boolean }> {
  const { clock, calendar } = await hoursOfThread(tx, work.id);
  const facts = serviceFactsOf(await momentsOf(tx, work), { now: until.getTime(), clock });
  return { ...facts, hours: calendar !== null };
}
