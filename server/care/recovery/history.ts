import { isLow } from '#core/touchpoints/scales.ts';
import type { Outcome, RecoveryState } from '#core/care/recovery.ts';
import { sql, type Tx } from '#platform';
import { followCaution } from './caution.ts';

/** A low answer of the past, and who saw to it. */
interface PastLow {
  ask: string;
  customer: string;
  conversation: string;
  channel: string;
  touchpoint: string;
  score: number;
  at: Date;
  owner: { id: string; name: string } | null;
}

interface Past {
  state: RecoveryState;
  outcome: Outcome | null;
  steps: RecoveryState[];
}

const day = 86_400_000;
const ended: readonly Outcome[] = ['won-back', 'won-back', 'still-unhappy', 'won-back', 'not-reached'];

/** How far a case of the past came: the older, the further. */
function courseOf(days: number, rank: number): Past {
  if (days > 9) return { state: 'closed', outcome: ended[rank % ended.length]!, steps: ['in-contact', 'closed'] };
  if (days > 6) return { state: 'made-good', outcome: null, steps: ['in-contact', 'made-good'] };
  if (days > 2) return { state: 'in-contact', outcome: null, steps: ['in-contact'] };
  return { state: 'open', outcome: null, steps: [] };
}

/** As far back as somebody would look. */
const mostDays = 60;

/** Keeps the cases that satisfaction scores of the past opened; nobody is told of them. */
export async function keepPastRecoveries(tx: Tx, answers: readonly PastLow[]): Promise<void> {
  const since = new Date(tx.now.getTime() - mostDays * day);
  const low = answers.filter(({ score, at }) => at > since && isLow('csat5', score));
  for (const [rank, answer] of low.entries())
    await keep(tx, answer, courseOf((tx.now.getTime() - answer.at.getTime()) / day, rank));
}

async function keep(tx: Tx, past: PastLow, { state, outcome, steps }: Past): Promise<void> {
  const { ask, customer, conversation, channel, touchpoint, score, at } = past;
  const owner = state === 'open' ? null : past.owner;
  const later = (days: number) => new Date(at.getTime() + days * day);
  const { id } = await tx.one<{ id: string }>(sql`
    insert into care.recovery (customer, conversation, touchpoint, channel, owner, state, outcome, opened_at, due_at, overdue_at, closed_at)
    values (${customer}, ${conversation}, ${touchpoint}, ${channel}, ${owner?.id ?? null}, ${state}, ${outcome}, ${at},
      ${later(1)}, ${later(1)}, ${state === 'closed' ? later(2) : null}::timestamptz) returning id`);
  await followCaution(tx, { id, customer, state, openedAt: at });
  await tx.run(sql`insert into care.sign (recovery, kind, about, ask, scale, score, at)
    values (${id}, 'score', ${ask}, ${ask}, 'csat5', ${score}, ${at})`);
  await tx.run(sql`insert into care.step (recovery, what, detail, by_kind, by_name, at)
    values (${id}, 'opened', 'score', 'system', 'Throughline', ${at})`);
  const { id: by, name } = past.owner ?? { id: null, name: 'A former colleague' };
  for (const [position, what] of steps.entries())
    await tx.run(sql`insert into care.step (recovery, what, detail, by_kind, by, by_name, at)
      values (${id}, ${what}, ${what === 'closed' ? outcome : ''}, 'agent', ${by}, ${name}, ${later(position + 0.6)})`);
}
