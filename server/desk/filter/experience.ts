import type { ScoreOp, ScoreTest, SlowTest } from '#core/desk/experience-test.ts';
import type { ConversationFilter } from '#core/desk/filter.ts';
import { problem, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { headlineScore, scoreSight } from '#touchpoints';
import type { Holders } from './holders.ts';

/** A test that is looked up along a list, or asked for from those that hold it. */
export interface Look extends Holders {
  condition: RawBuilder<boolean>;
}

/** Rows `told` of the times of service that are so slow: those that have ended, and those that go on. */
export interface SlowTimes {
  from: RawBuilder<unknown>;
  /** Where none can have ended, nothing. */
  ended: RawBuilder<boolean> | null;
  running: RawBuilder<boolean>;
}

let slowTimesOf: (tx: Tx, test: SlowTest) => Promise<SlowTimes> = () => {
  throw new Error('Nobody tells times of service.');
};

/** Called once by insight, which keeps the times of service as they were told. */
export function registerSlowTimes(of: typeof slowTimesOf): void {
  slowTimesOf = of;
}

const isConversation = sql<boolean>`conversation.id = held.key`;

async function slowLook(tx: Tx, test: SlowTest): Promise<Look> {
  const { from, ended, running } = await slowTimesOf(tx, test);
  const parts = ended === null ? [running] : [ended, running];
  const of = (where: RawBuilder<boolean>, most: number) =>
    sql`(select told.conversation as key from ${from} told where ${where} limit ${most})`;
  return {
    of: [test],
    join: isConversation,
    condition: sql<boolean>`exists (select from ${from} told
      where told.conversation = conversation.id and (${sql.join(parts, sql` or `)}))`,
    rows: (most) =>
      sql.join(
        parts.map((where) => of(where, most)),
        sql` union all `,
      ),
  };
}

const signs: Record<ScoreOp, RawBuilder<unknown>> = {
  below: sql`<`,
  most: sql`<=`,
  least: sql`>=`,
  above: sql`>`,
};

const mayReadScores = (actor: Actor) => actor.kind === 'system' || actor.permissions.has('listening.read');

/** What is held back from whoever looks is not there for them, in any list or number. */
async function scoreLooks(tx: Tx, tests: readonly ScoreTest[], actor: Actor): Promise<Look[]> {
  if (tests.length === 0) return [];
  const { everything, held } = await scoreSight(tx, actor);
  const given = {
    customer: sql`given.customer`,
    conversation: sql`given.conversation`,
    at: sql`given.occurred_at`,
  };
  const shown = everything ? sql<boolean>`true` : sql<boolean>`not ${held(given)}`;
  return tests.map((test) => {
    const { scale, op, score } = test;
    const where = mayReadScores(actor)
      ? sql<boolean>`given.workspace = ${tx.workspace} and given.scale = ${scale} and given.score ${signs[op]} ${score}::real
          and given.conversation is not null and ${headlineScore} and ${shown}`
      : sql<boolean>`false`;
    return {
      of: [test],
      join: isConversation,
      condition: sql<boolean>`exists (select from touchpoints.interaction_read given
        where given.conversation = conversation.id and ${where})`,
      rows: (most) =>
        sql`select given.conversation as key from touchpoints.interaction_read given where ${where} limit ${most}`,
    };
  });
}

/** How long service took and which scores were given, as a filter asks for them. */
export async function experienceLooks(
  tx: Tx,
  { slower = [], scores = [] }: ConversationFilter,
  actor: Actor,
): Promise<Look[]> {
  const slow: Look[] = [];
  for (const test of slower) slow.push(await slowLook(tx, test));
  return [...slow, ...(await scoreLooks(tx, scores, actor))];
}

/** Scores are for those who may read answers, times of all for those who see all. Throws `refused`. */
export function refuseUnseen({ slower, scores }: ConversationFilter, actor: Actor): void {
  if (scores !== undefined && !mayReadScores(actor))
    throw problem('refused', {
      detail: 'You may not read answers to surveys: a filter of yours cannot ask for scores.',
    });
  if (slower !== undefined && actor.sight !== undefined)
    throw problem('refused', {
      detail: 'You see some of the conversations only: a filter of yours cannot ask how long service took.',
    });
}
