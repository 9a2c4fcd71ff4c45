import { teamNames, teammatesOf, teamsOf, usableTeam } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { about, doer, remember, takeConversation, type Conversation } from '../conversation.ts';
import { conversationGiven } from '../events.ts';

interface Giving {
  id: string;
  /** Null takes it out of every team's queue. */
  team: string | null;
  version?: number | undefined;
}

/** Puts a conversation into a team's queue. Throws `refused` for a team that is not there or archived, `conflict`, `not-found`. */
export async function giveToTeam(tx: Tx, { id, team, version }: Giving, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  const former = conversation.team;
  if (former === team) return;
  if (actor.sight !== undefined)
    await refuseOutside(tx, { conversation, team, assignee: conversation.assignee }, actor);
  const name = team === null ? (await teamNames(tx, [former!])).get(former!) : (await usableTeam(tx, team)).name;
  await tx.run(sql`update desk.conversation set team = ${team}, version = version + 1 where id = ${conversation.id}`);
  const what = team === null ? 'team-taken' : 'team-given';
  await remember(tx, { conversation: conversation.id, actor, what, detail: name ?? '' });
  const data = { ...about(conversation), team, former, by: doer(actor) };
  await publish(tx, conversationGiven, { subject: conversation.id, data });
}

interface After {
  conversation: Conversation;
  team: string | null;
  assignee: string | null;
}

/** Whoever sees only what their team has gives nothing away: it stays with the team and its people. Throws `refused`. */
export async function refuseOutside(tx: Tx, after: After, { id, sight }: Actor): Promise<void> {
  if (id === null || sight === undefined) return;
  const teams = new Set<string | null>(await teamsOf(tx, id));
  const { conversation, team, assignee } = after;
  const staysSeen = assignee === id || teams.has(team);
  const ownTeam = team === conversation.team || teams.has(team);
  if (staysSeen && ownTeam && (await isMate(tx, after, id))) return;
  throw problem('refused', {
    code: 'own-team-only',
    detail: 'You can give conversations to your own team and its people only.',
  });
}

async function isMate(tx: Tx, { conversation, assignee }: After, person: string): Promise<boolean> {
  if (assignee === null || assignee === conversation.assignee) return true;
  return (await teammatesOf(tx, person)).has(assignee);
}
