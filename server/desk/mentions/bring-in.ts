import { listMembers, teamsOf } from '#people';
import type { Actor, Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { ring } from '../ring/ring.ts';
import { askIn } from '../sight/ask-in.ts';

/** Whether somebody outsourced sees it already, as theirs or their team's; nothing else shows it to them. */
async function seesIt(tx: Tx, { assignee, team }: Conversation, person: string): Promise<boolean> {
  return assignee === person || (team !== null && (await teamsOf(tx, person)).includes(team));
}

/**
 * Brings in who is named in a note: they follow the conversation and see it. Gives those who have a notice of it, which is nobody
 * who names themselves. Throws `refused` (`outsourced`) for who is outsourced and does not see it.
 */
export async function bringIn(
  tx: Tx,
  { conversation, named }: { conversation: Conversation; named: readonly string[] },
  actor: Actor,
): Promise<string[]> {
  const others = named.filter((person) => person !== actor.id);
  if (others.length === 0) return [];
  const outside = new Set((await listMembers(tx)).filter(({ role }) => role === 'outsourced').map(({ user }) => user));
  const people: string[] = [];
  for (const person of others)
    if (!outside.has(person) || !(await seesIt(tx, conversation, person))) people.push(person);
  if (people.length > 0) await askIn(tx, { id: conversation.id, people, told: true }, actor);
  await ring(tx, { happening: 'mention', conversation: conversation.id, people: others, by: actor.name });
  return others;
}
