import { z } from 'zod';
import { decideSending, type AskDecision } from '#core/listening/asking/decide-ask.ts';
import { longestDays } from '#core/listening/asking/quarantine.ts';
import type { ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import type { QuietHours } from '#core/listening/quiet-hours.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import { defineJob, defineSchedule, sql, type App, type Tx } from '#platform';
import { sendMessage } from '#channels';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { hasEnough } from '../answering/quotas.ts';
import { publicAddress } from '../answering/public-address.ts';
import { publishedEdition } from '../surveys/editions.ts';
import { surveyById } from '../surveys/survey.ts';
import { noteAsked } from './note-asked.ts';
import { reasonOfCustomer } from './of-customer.ts';
import { questionFor } from '#core/listening/asking/question.ts';
import { zoneFor } from './quiet.ts';
import { spokenWith } from './spoken-with.ts';
import { asksOf, quarantineRules } from './standing.ts';
import { sendingChannels, threadFor } from './way-to.ts';
import { holdsOf, wishOf } from './wish.ts';

interface DueAsk {
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

const atOnce = 50;

/** Asks what is due and closes what was open too long; one ask a transaction, so that one that fails stops no other. */
export const sendDueAsks = defineJob({
  name: 'listening.send-due',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    for (let sent = 0; sent < atOnce; sent++)
      if (!(await app.database.inWorkspace(workspace, (tx) => sendNext(tx, app)))) break;
    await app.database.inWorkspace(workspace, closeOverdue);
  },
});

async function closeOverdue(tx: Tx): Promise<void> {
  await tx.run(sql`update listening.ask set state = case state when 'started' then 'partial' else 'expired' end
    where state in ('sent', 'delivered', 'opened', 'started') and expires_at <= ${tx.now}`);
  // What is shown where somebody is, and they never came.
  await tx.run(sql`update listening.ask set state = 'not-asked', reason = 'no-way' from listening.survey
    where survey.id = ask.survey and ask.state = 'scheduled' and not ask.channel = any(${sendingChannels}::text[])
      and ask.due_at <= ${tx.now}::timestamptz - make_interval(days => survey.open_days)`);
}

export const schedules = [defineSchedule({ job: sendDueAsks, every: '10 seconds', eachWorkspace: true })];

async function sendNext(tx: Tx, app: App): Promise<boolean> {
  const ask = await tx.maybe(sql<DueAsk>`
    select ask.id, ask.survey, ask.customer, ask.conversation, ask.channel, coalesce(survey.scale, 'words') as kind, ask.again, survey.active,
      case when survey.quiet_from is not null then json_build_object('from', survey.quiet_from, 'until', survey.quiet_until) end as quiet
    from listening.ask join listening.survey on survey.id = ask.survey
    where ask.state = 'scheduled' and ask.due_at <= ${tx.now} and ask.channel = any(${sendingChannels}::text[])
    order by ask.due_at limit 1 for update of ask skip locked`);
  if (ask === undefined) return false;
  const { reason, dueAt } = await decidedNow(tx, ask);
  if (reason !== null) await leave(tx, ask.id, reason);
  else if (dueAt > tx.now.getTime())
    await tx.run(sql`update listening.ask set due_at = ${new Date(dueAt)} where id = ${ask.id}`);
  else await send(tx, app, ask);
  return true;
}

async function leave(tx: Tx, ask: string, reason: AskReason): Promise<void> {
  await tx.run(sql`update listening.ask set state = 'not-asked', reason = ${reason} where id = ${ask}`);
}

/** Looked at once more when it is due: hours have passed since the decision, and quiet hours may have been set or begun. */
async function decidedNow(tx: Tx, ask: DueAsk): Promise<{ reason: AskDecision['reason']; dueAt: number }> {
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

async function reasonToStaySilent(tx: Tx, ask: DueAsk): Promise<ReasonOfFact | null> {
  if (!ask.active) return 'survey-off';
  if (ask.conversation === null) return reasonOfCustomer(tx, ask.customer);
  const state = await tx.maybe(
    sql<{ status: string }>`select there.status from desk.conversation_state asked
      join desk.conversation_state there on there.id = asked.place where asked.id = ${ask.conversation}`,
  );
  if (state === undefined) return 'erased';
  if (state.status !== 'resolved') return state.status === 'spam' ? 'spam' : 'reopened';
  return null;
}

async function send(tx: Tx, app: App, ask: DueAsk): Promise<void> {
  const known = (await describeCustomers(tx, [ask.customer])).get(ask.customer);
  const settings = await workspaceSettings(tx);
  const { definition } = await publishedEdition(tx, ask.survey);
  const { subject, ...question } = questionFor({
    channel: ask.channel,
    ask: ask.id,
    definition,
    url: publicAddress(app, 'ask', { workspace: tx.workspace, id: ask.id }),
    wish: await spokenWith(tx, ask),
    company: settings.name,
    firstName: known?.firstName ?? null,
    now: tx.now,
    anonymous: (await surveyById(tx, ask.survey)).anonymous,
  });
  const thread = await threadFor(tx, ask, subject);
  if (thread === undefined) return leave(tx, ask.id, 'no-way');
  const { message } = await sendMessage(tx, app, {
    thread,
    ...question,
    author: { kind: 'system', id: null, name: settings.name },
    purpose: 'survey',
    key: `ask:${ask.id}`,
  });
  await noteAsked(tx, { ask: ask.id, message });
}
