import { touchpointOfChannel, type Channel } from '#core/channels/channel.ts';
import type { ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import { defineListener, publish, sql, type Tx } from '#platform';
import { conversationMarkedSpam, conversationReopened, conversationResolved } from '#desk';
import { askDecided } from '../events.ts';
import { csatSurvey, type Survey } from '../surveys/survey.ts';
import { weigh, type Weighed } from './weigh.ts';

interface Resolved {
  conversation: string;
  customer: string;
  channel: Channel;
  resolvedAt: string;
  answered: boolean;
  automatic: boolean;
}

/** Decides for each resolved conversation whether its customer is to be asked, and writes the decision down either way. */
export const decideOnResolved = defineListener({
  name: 'listening.decide',
  on: [conversationResolved],
  async handle(tx, { id, data }) {
    const survey = await csatSurvey(tx);
    const { conversation, customer, channel } = data;
    const reason = await reasonNotToAsk(tx, survey, data);
    const weighed = await weigh(tx, {
      survey,
      customer,
      episode: conversation,
      touchpoint: touchpointOfChannel(channel),
      dueAt: dueFrom(survey, data),
      against: reason === null ? {} : { [reason]: true },
    });
    await writeDecision(tx, { survey, resolved: data, weighed, cause: `conversation.resolved:${id}` });
  },
});

async function reasonNotToAsk(tx: Tx, survey: Survey, resolved: Resolved): Promise<ReasonOfFact | null> {
  if (!survey.active) return 'survey-off';
  const state = await tx.maybe(sql<{ status: string; blocked: boolean; wrote: boolean }>`
    select status, contacts > 0 as wrote, exists (
      select 1 from desk.blocked_customer blocked
      join customers.root theirs on theirs.id = blocked.customer
      join customers.root person on person.root = theirs.root
      where person.id = conversation.customer) as blocked
    from desk.conversation_state conversation where id = ${resolved.conversation}`);
  if (state === undefined) return 'erased';
  if (state.blocked) return 'blocked';
  if (state.status === 'spam') return 'spam';
  if (state.status === 'open') return 'reopened';
  if (resolved.automatic) return 'automatic';
  if (!state.wrote) return 'never-wrote';
  if (!resolved.answered) return 'unanswered';
  return (await askedAbout(tx, survey, resolved.conversation)) ? 'asked-already' : null;
}

async function askedAbout(tx: Tx, survey: Survey, conversation: string): Promise<boolean> {
  const found = await tx.maybe(sql`select 1 from listening.ask
    where survey = ${survey.id} and conversation = ${conversation} and state not in ('not-asked') limit 1`);
  return found !== undefined;
}

interface Decision {
  survey: Survey;
  resolved: Resolved;
  weighed: Weighed;
  cause: string;
}

async function writeDecision(tx: Tx, { survey, resolved, weighed, cause }: Decision): Promise<void> {
  const { conversation, customer, channel } = resolved;
  const { p, dueAt, free, decision } = weighed;
  const { reason } = decision;
  const state = reason === null ? 'scheduled' : 'not-asked';
  const written = await tx.maybe(sql<{ id: string }>`
    insert into listening.ask (survey, survey_version, customer, conversation, cause, touchpoint, channel, state, reason, probability,
      free, replays, decided_at, due_at)
    values (${survey.id}, ${survey.version}, ${customer}, ${conversation}, ${cause}, ${touchpointOfChannel(channel)},
      ${channel}, ${state}, ${reason}, ${p}, ${free?.free ?? null}, ${free?.replays ?? null}, ${tx.now}, ${dueAt})
    on conflict (workspace, survey, cause) do nothing returning id`);
  if (written !== undefined)
    await publish(tx, askDecided, {
      subject: conversation,
      data: { ask: written.id, customer, conversation, channel, state, reason },
    });
}

function dueFrom(survey: Survey, { channel, resolvedAt }: Resolved): Date {
  const minutes = channel === 'chat' ? survey.chatDelayMinutes : survey.mailDelayHours * 60;
  return new Date(new Date(resolvedAt).getTime() + minutes * 60_000);
}

/** What happens before an ask is due takes it back: the matter was not settled after all. */
export const takeBack = defineListener({
  name: 'listening.take-back',
  on: [conversationReopened, conversationMarkedSpam],
  async handle(tx, { name, subject, data }) {
    const byCustomer = data.by.kind === 'customer';
    const reason = name === conversationReopened.name ? (byCustomer ? 'wrote-again' : 'reopened') : 'spam';
    await withdraw(tx, subject, reason);
  },
});

async function withdraw(tx: Tx, conversation: string, reason: AskReason): Promise<void> {
  await tx.run(sql`update listening.ask set state = 'not-asked', reason = ${reason}
    where conversation = ${conversation} and state = 'scheduled'`);
}
