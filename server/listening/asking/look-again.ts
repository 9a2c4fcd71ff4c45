import { decideSending, type AskDecision } from '#core/listening/asking/decide-ask.ts';
import { longestDays } from '#core/listening/asking/quarantine.ts';
import type { ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import type { QuietHours } from '#core/listening/quiet-hours.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import { sql, type Tx } from '#platform';
import { hasEnough } from '../answering/quotas.ts';
import { reasonOfCustomer } from './of-customer.ts';
import { hasOwnSwitch } from './own-switch.ts';
import { zoneFor } from './quiet.ts';
import { asksOf, quarantineRules } from './standing.ts';
import { holdsOf, wishOf } from './wish.ts';

/** An ask whose time has come. */
export interface WaitingAsk {
  id: string;
  survey: string;
  customer: string;
  conversation: string | null;
  channel: string;
  kind: string;
  again: boolean;
  active: boolean;
  quiet: QuietHours | null;
}

/** Of `listening.ask` and its `listening.survey`. */
export const waitingColumns = sql`ask.id, ask.survey, ask.customer, ask.conversation, ask.channel,
  coalesce(survey.scale, 'words') as kind, ask.again, survey.active,
  case when survey.quiet_from is not null then json_build_object('from', survey.quiet_from, 'until', survey.quiet_until) end as quiet`;

/**
 * Looks once more at an ask whose time has come: hours have passed since the decision, and quiet hours may have been set or begun. What speaks
 * against it by now stands in the ledger; what has to wait on is put off. True: it goes now.
 */
export async function lookAgain(tx: Tx, ask: WaitingAsk): Promise<boolean> {
  const { reason, dueAt } = await decidedNow(tx, ask);
  if (reason !== null) await leave(tx, ask.id, reason);
  else if (dueAt > tx.now.getTime())
    await tx.run(sql`update listening.ask set due_at = ${new Date(dueAt)} where id = ${ask.id}`);
  else return true;
  return false;
}

/** An ask that waited is not asked after all. */
export async function leave(tx: Tx, ask: string, reason: AskReason): Promise<void> {
  await tx.run(sql`update listening.ask set state = 'not-asked', reason = ${reason} where id = ${ask}`);
}

async function decidedNow(tx: Tx, ask: WaitingAsk): Promise<{ reason: AskDecision['reason']; dueAt: number }> {
  const rules = await quarantineRules(tx);
  const silent = await reasonToStaySilent(tx, ask);
  const holds = await holdsOf(tx, ask);
  const decision = decideSending({
    against: silent === null ? holds : { ...holds, [silent]: true },
    kind: ask.kind,
    dueAt: tx.now.getTime(),
    asks: await asksOf(tx, ask.customer, { days: longestDays(rules), before: ask.id }),
    rules,
    again: ask.again,
    quotaFull: await hasEnough(tx, ask.survey),
    wish: await wishOf(tx, ask.customer),
    quiet: ask.quiet,
    zone: await zoneFor(tx, ask.customer),
  });
  return { dueAt: 0, ...decision };
}

async function reasonToStaySilent(tx: Tx, ask: WaitingAsk): Promise<ReasonOfFact | null> {
  if (!ask.active && !hasOwnSwitch(ask.channel)) return 'survey-off';
  if (ask.conversation === null) return reasonOfCustomer(tx, ask.customer);
  const state = await tx.maybe(
    sql<{ status: string }>`select there.status from desk.conversation_state asked
      join desk.conversation_state there on there.id = asked.place where asked.id = ${ask.conversation}`,
  );
  if (state === undefined) return 'erased';
  if (state.status !== 'resolved') return state.status === 'spam' ? 'spam' : 'reopened';
  return null;
}
