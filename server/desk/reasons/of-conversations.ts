import type { Stage } from '#core/touchpoints/stage.ts';
import { sql, type Tx } from '#platform';

interface Row {
  conversation: string;
  reason: string | null;
  name: string | null;
  groupName: string | null;
  stage: Stage | null;
  guess: string | null;
  guessName: string | null;
  guessGroup: string | null;
  guessStage: Stage | null;
  probability: number;
}

const nothing = { reason: null, stage: null, guessed: null };

/** Why these conversations came up, as a person said it and as it was guessed. */
export async function mattersOf(tx: Tx, conversations: readonly string[]) {
  const rows = await tx.all<Row>(sql`
    select conversation.id as conversation, said.id as reason, said.name, said_group.name as group_name, conversation.stage,
      guess.id as guess, guess.name as guess_name, guess_group.name as guess_group, guess.stage as guess_stage, probability
    from desk.conversation
    left join desk.reason said on said.id = conversation.reason
    left join desk.reason said_group on said_group.id = said.parent
    left join desk.reason_guess on reason_guess.conversation = conversation.id
    left join desk.reason guess on guess.id = reason_guess.reason and not guess.retired
    left join desk.reason guess_group on guess_group.id = guess.parent
    where conversation.id = any(${[...conversations]}::uuid[])`);
  const found = new Map(rows.map((row) => [row.conversation, shown(row)]));
  return (id: string) => found.get(id) ?? nothing;
}

function shown({ reason, name, groupName, stage, guess, guessName, guessGroup, guessStage, probability }: Row) {
  return {
    stage,
    reason: reason === null ? null : { id: reason, name: name ?? '', group: groupName },
    guessed:
      guess === null ? null : { id: guess, name: guessName ?? '', group: guessGroup, stage: guessStage, probability },
  };
}

/** The facts of the spine about it: the reason's key and the stage. */
export async function matterFacts(tx: Tx, conversation: string): Promise<Record<string, string>> {
  const row = await tx.maybe<{ key: string | null; stage: Stage | null }>(sql`
    select reason.key, conversation.stage from desk.conversation left join desk.reason on reason.id = conversation.reason
    where conversation.id = ${conversation}`);
  const { key = null, stage = null } = row ?? {};
  return { ...(key === null ? {} : { reason: key }), ...(stage === null ? {} : { stage }) };
}
