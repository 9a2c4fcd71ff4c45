import { fewestExamples } from '#core/desk/reason-model/train.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { sql, type Tx } from '#platform';

const days = 90;

interface Counts {
  resolved: number;
  given: number;
  guessed: number;
  same: number;
  sameGroup: number;
}

function share(count: number, n: number) {
  if (n === 0) return { count, n, value: null, low: null, high: null };
  const { value, low, high } = shareOf(count, n);
  return { count, n, value, low, high };
}

async function modelNow(tx: Tx) {
  const row = await tx.maybe<{ learntAt: Date; examples: number; reasons: number; threshold: number }>(sql`
    select learnt_at, examples, jsonb_array_length(head->'labels') as reasons, (head->>'threshold')::float8 as threshold
    from desk.reason_model where workspace = ${tx.workspace}`);
  if (row === undefined) return null;
  const { threshold, ...model } = row;
  return { ...model, speaks: threshold <= 1 };
}

/** How right the guesses at the first message were, by what people said in the end. */
export async function reasonFigures(tx: Tx) {
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const { resolved, given, guessed, same, sameGroup } = await tx.one<Counts>(sql`
    select count(*)::int as resolved, count(conversation.reason)::int as given,
      count(*) filter (where conversation.reason is not null and guess.id is not null)::int as guessed,
      count(*) filter (where guess.id = said.id)::int as same,
      count(*) filter (where coalesce(guess.parent, guess.id) = coalesce(said.parent, said.id))::int as same_group
    from desk.conversation left join desk.reason said on said.id = conversation.reason
    left join desk.reason_guess on reason_guess.conversation = conversation.id
    left join desk.reason guess on guess.id = reason_guess.reason
    where conversation.workspace = ${tx.workspace} and conversation.shelf = 'resolved' and conversation.last_at >= ${since}
      and conversation.contacts > 0`);
  return {
    days,
    same: share(same, guessed),
    sameGroup: share(sameGroup, guessed),
    spoken: share(guessed, given),
    given: share(given, resolved),
    model: await modelNow(tx),
    needed: fewestExamples,
  };
}
