import { problem, sql, type Actor, type Tx } from '#platform';
import { listMembers } from '#people';
import { remember, takeConversation } from '../conversation.ts';
import { tellMarked } from '../marks/tell.ts';
import { ring } from '../ring/ring.ts';

interface Asking {
  id: string;
  /** Members; those who see it anyway follow it from now on, too. */
  people: readonly string[];
  /** What brings them in tells of it by itself. */
  told?: boolean;
}

/**
 * Asks colleagues into a conversation: they see it and hear of it from now on. Whoever names somebody (a mention, a task) calls this.
 * Throws `refused` for who is no member, and for who is outsourced and sees only what their team has.
 */
export async function askIn(tx: Tx, { id, people, told = false }: Asking, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id }, actor);
  const wanted = [...new Set(people)].filter((person) => person !== actor.id);
  const members = (await listMembers(tx)).filter(({ user }) => wanted.includes(user));
  if (members.length < wanted.length)
    throw problem('refused', { detail: 'One of them is not a member of this workspace.' });
  const outside = members.find(({ role }) => role === 'outsourced');
  if (outside !== undefined)
    throw problem('refused', {
      code: 'outsourced',
      detail: `${outside.name} is outsourced and sees only what their team has: give the conversation to that team.`,
    });
  if (!told) await ring(tx, { happening: 'mention', conversation: conversation.id, people: wanted, by: actor.name });
  const added = await tx.all<{ person: string }>(sql`insert into desk.asked (conversation, person, by_name, at)
    select ${conversation.id}, person, ${actor.name}, ${tx.now} from unnest(${wanted}::uuid[]) as person
    on conflict do nothing returning person`);
  await tx.run(sql`insert into desk.follower (conversation, person, at)
    select ${conversation.id}, person, ${tx.now} from unnest(${added.map(({ person }) => person)}::uuid[]) as person
    on conflict do nothing`);
  if (added.length === 0) return;
  const named = members.filter(({ user }) => added.some(({ person }) => person === user)).map(({ name }) => name);
  await remember(tx, { conversation: conversation.id, actor, what: 'asked-in', detail: named.join(', ') });
  if (!told) await tellMarked(tx, conversation, { what: 'asked-in', actor });
}
