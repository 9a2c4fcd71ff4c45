import { weightOf } from '#core/listening/asking/weight.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { sql } from '#platform';
import type { Scope } from '../scope.ts';

interface Answer {
  customer: string;
  conversation: string | null;
  score: number;
}

interface Asked extends Answer {
  probability: number;
  free: number | null;
  replays: number | null;
}

/** No answer counts more than so many times the mean one. */
const heaviest = 5;

/**
 * For how many episodes each answer stands by the plan of asking, 1 / (p · free), on average 1. An answer that no ask of ours brought
 * counts once.
 */
export async function plannedWeights(
  { tx, period }: Scope,
  { scale, rows }: { scale: Scale; rows: readonly Answer[] },
): Promise<{ weights: number[]; known: number }> {
  const customers = [...new Set(rows.map(({ customer }) => customer))];
  const asked = await tx.all(sql<Asked>`
    select coalesce(person.root, asked.customer) as customer, asked.conversation, given.score, probability, free, replays
    from listening.asked_score given join listening.asked on asked.id = given.ask
    left join customers.root person on person.id = asked.customer
    where given.scale = ${scale} and given.at >= ${period.start} and coalesce(person.root, asked.customer) = any(${customers}::uuid[])
    order by given.at`);
  const plan = new Map(
    asked.map(({ probability, free, replays, ...answer }) => [
      markOf(answer),
      weightOf({ p: probability, free: { free: free ?? 1, ...(replays === null ? {} : { replays }) }, answered: 1 }),
    ]),
  );
  const found = rows.map((row) => plan.get(markOf(row)) ?? null);
  const told = found.filter((weight) => weight !== null);
  const mean = told.reduce((sum, weight) => sum + weight, 0) / Math.max(1, told.length);
  const weights = found.map((weight) => (weight === null ? 1 : Math.min(heaviest, weight / mean)));
  return { weights, known: told.length };
}

function markOf({ customer, conversation, score }: Answer): string {
  return `${customer} ${conversation ?? ''} ${Number(score).toFixed(4)}`;
}
