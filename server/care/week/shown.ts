import { activeDays } from '#core/care/draw.ts';
import { describeCustomers } from '#customers';
import { problem, sql, type Actor, type Tx } from '#platform';
import { lineOf } from '#touchpoints';
import { weekOfNow } from './draw.ts';

interface Row {
  week: string;
  customer: string | null;
  active: number;
  place: number;
  seed: string;
  by: string;
  at: Date;
}

const columns = sql`week::text as week, customer, active, place, seed, by_name as by, at`;

async function rowOf(tx: Tx, week: string | undefined): Promise<Row | undefined> {
  if (week === undefined) return await tx.maybe<Row>(sql`select ${columns} from care.week order by week desc limit 1`);
  const row = await tx.maybe<Row>(sql`select ${columns} from care.week where week = ${week}`);
  if (row === undefined) throw problem('not-found', { detail: 'Nobody was drawn in that week.' });
  return row;
}

const stepsAtMost = 200;

async function stepsOf(tx: Tx, customer: string | null, actor: Actor) {
  if (customer === null) return { steps: [], more: false };
  const { items, next } = await lineOf(tx, customer, { actor, limit: stepsAtMost });
  const steps = items.toReversed().map(({ detail: _detail, conversation: _conversation, ...step }) => step);
  return { steps, more: next !== null };
}

async function whoIs(tx: Tx, customer: string | null) {
  const found = customer === null ? undefined : (await describeCustomers(tx, [customer])).get(customer);
  return found === undefined || found.erased ? null : { id: found.id, name: found.name };
}

/** The draw of a week with the line of who was drawn; masked without saying who it is. Throws `not-found`. */
export async function readWeek(tx: Tx, { week, masked }: { week?: string | undefined; masked: boolean }, actor: Actor) {
  const row = await rowOf(tx, week);
  const rows = await tx.all<{ week: string }>(
    sql`select week::text as week from care.week order by week desc limit 104`,
  );
  const weeks = rows.map((each) => each.week);
  const now = await weekOfNow(tx);
  const open = weeks.includes(now) ? null : now;
  if (row === undefined) return { open, weeks, drawn: null };
  const who = await whoIs(tx, row.customer);
  const line = await stepsOf(tx, who?.id ?? null, actor);
  const drawn = { ...row, ...line, days: activeDays, customer: masked ? null : who, erased: who === null };
  return { open, weeks, drawn: masked ? { ...drawn, steps: drawn.steps.map(withoutNames) } : drawn };
}

/** Names of people, too, that stand on the steps. */
function withoutNames<Step extends { actor: { kind: string; id: string | null } }>(step: Step): Step {
  return { ...step, actor: { ...step.actor, id: null } };
}
