import { scaleNames, type Scale } from '#core/touchpoints/scales.ts';
import { sql, type Actor, type Tx } from '#platform';
import { headlineScore, heldAmong } from '#touchpoints';

interface Given {
  id: string;
  conversation: string;
  customer: string | null;
  at: Date;
  scale: Scale;
  score: number;
}

type Scores = Record<Scale, number | null>;

const none = Object.fromEntries(scaleNames.map((scale) => [scale, null])) as Scores;

/**
 * The last score on each scale that was given about each of these conversations, as far as the actor may see it. Months that were
 * archived have none any more.
 */
export async function scoresOf(tx: Tx, conversations: ReadonlyArray<{ id: string; startedAt: Date }>, actor: Actor) {
  const ids = conversations.map(({ id }) => id);
  const since = new Date(Math.min(tx.now.getTime(), ...conversations.map(({ startedAt }) => startedAt.getTime())));
  const given = await tx.all(sql<Given>`
    select distinct on (conversation, scale) id, conversation, customer, occurred_at as at, scale, score
    from touchpoints.interaction_read
    where workspace = ${tx.workspace} and conversation = any(${ids}::uuid[]) and received_at >= ${since}
      and scale is not null and ${headlineScore}
    order by conversation, scale, occurred_at desc, id desc`);
  const held = await heldAmong(tx, actor, given);
  const byConversation = Map.groupBy(given, ({ conversation }) => conversation);
  return (id: string) => {
    const here = byConversation.get(id) ?? [];
    const shown = here.filter((one) => !held.has(one.id)).map(({ scale, score }) => [scale, score]);
    return {
      scores: { ...none, ...(Object.fromEntries(shown) as Partial<Scores>) },
      scoresHeld: here.some((one) => held.has(one.id)),
    };
  };
}
