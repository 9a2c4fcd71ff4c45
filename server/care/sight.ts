import { teammatesOf, teamsOf } from '#people';
import { problem, type Actor, type Tx } from '#platform';

interface Having {
  team: string | null;
  owner: string | null;
}

/**
 * Whoever sees only what their teams have gives nothing away: what they change stays with one of their teams, or with themselves. The
 * policies of migration 0527 say what they see. Throws `refused`.
 */
export async function refuseAway(
  tx: Tx,
  { team, owner = null }: Partial<Having> & Pick<Having, 'team'>,
  { id, sight }: Actor,
): Promise<void> {
  if (id === null || sight === undefined) return;
  const own = team !== null && (await teamsOf(tx, id)).includes(team);
  const mate = owner === null || owner === id || (await teammatesOf(tx, id)).has(owner);
  if (mate && (own || owner === id)) return;
  throw problem('refused', {
    code: 'own-team-only',
    detail: 'You can give this to your own team and its people only.',
  });
}

/** The same where somebody else has it afterwards. */
export async function refuseGivingAway(
  tx: Tx,
  { before, after }: { before: Having; after: Having },
  actor: Actor,
): Promise<void> {
  if (before.team !== after.team || before.owner !== after.owner) await refuseAway(tx, after, actor);
}
