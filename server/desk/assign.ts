import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { memberNames } from '#people';
import { about, doer, remember, takeConversation } from './conversation.ts';
import { conversationAssigned } from './events.ts';
import { refuseOutside } from './sight/team.ts';

interface Assignment {
  id: string;
  assignee: string | null;
  version?: number | undefined;
}

/** Gives a conversation to a member, or to nobody. Throws `refused` for somebody who is no member. */
export async function assign(tx: Tx, { id, assignee, version }: Assignment, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  if (conversation.assignee === assignee) return;
  await refuseOutside(tx, { conversation, team: conversation.team, assignee }, actor);
  const name = assignee === null ? null : (await memberNames(tx, [assignee])).get(assignee);
  if (name === undefined) throw problem('refused', { detail: 'That person is not a member of this workspace.' });
  // Whoever answers gets the conversation as a matter of course: that makes nobody's view of it stale.
  const byChoice = version === undefined ? 0 : 1;
  await tx.run(sql`update desk.conversation set assignee = ${assignee}, version = version + ${byChoice},
    handovers = handovers + ${conversation.assignee === null || assignee === null ? 0 : 1} where id = ${id}`);
  await remember(tx, { conversation: id, actor, what: assignee === null ? 'unassigned' : 'assigned', detail: name });
  await publish(tx, conversationAssigned, {
    subject: id,
    data: { ...about(conversation), assignee, former: conversation.assignee, by: doer(actor) },
  });
}
