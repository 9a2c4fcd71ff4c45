import { permissionsOf, sightOf } from '#core/people/permissions.ts';
import { listMembers, teammatesOf, teamsOf, type Member } from '#people';
import { problem, type Actor, type Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { askIn } from '../sight/ask-in.ts';

/**
 * Lets somebody see to a promise: a member who may keep it and sees the conversation; who is asked for help only is asked in. Throws
 * `refused` for everybody else.
 */
export async function giveTo(
  tx: Tx,
  { conversation, owner }: { conversation: Conversation; owner: string },
  actor: Actor,
): Promise<void> {
  const member = (await listMembers(tx)).find(({ user }) => user === owner);
  if (member === undefined) throw problem('refused', { detail: 'That person is not a member of this workspace.' });
  if (!permissionsOf(member.role).has('conversation.promise'))
    throw problem('refused', { detail: `${member.name} only looks on and cannot see to promises.` });
  if (actor.sight === 'team' && owner !== actor.id && !(await teammatesOf(tx, actor.id!)).has(owner))
    throw problem('refused', {
      code: 'own-team-only',
      detail: 'You can give promises to people of your own team only.',
    });
  await letSee(tx, { conversation, member }, actor);
}

async function letSee(
  tx: Tx,
  { conversation, member }: { conversation: Conversation; member: Member },
  actor: Actor,
): Promise<void> {
  const { user: owner, role } = member;
  const sight = sightOf(role);
  if (sight === undefined || conversation.assignee === owner) return;
  const teams = new Set<string | null>(await teamsOf(tx, owner));
  if (teams.has(conversation.team)) return;
  if (sight === 'asked')
    return owner === actor.id ? undefined : askIn(tx, { id: conversation.id, people: [owner] }, actor);
  throw problem('refused', {
    code: 'outsourced',
    detail: `${member.name} is outsourced and sees only what their team has: give the conversation to that team.`,
  });
}
