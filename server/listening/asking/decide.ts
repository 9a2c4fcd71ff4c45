import { touchpointOfChannel, type Channel } from '#core/channels/channel.ts';
import type { ReasonOfFact } from '#core/listening/asking/reasons-in-order.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import { defineListener, sql, type Tx } from '#platform';
import { conversationMarkedSpam, conversationReopened, conversationResolved } from '#desk';
import { csatSurvey, type Survey } from '../surveys/survey.ts';
import { decideEpisode } from './decide-episode.ts';
import { decideOccasion } from './decide-occasion.ts';
import { activeOccasions } from './occasions.ts';

interface Resolved {
  conversation: string;
  customer: string;
  channel: Channel;
  resolvedAt: string;
  answered: boolean;
  automatic: boolean;
}

/**
 * Decides for each resolved conversation whether its customer is to be asked, and writes the decision down either way; what happens
 * before an ask is due takes it back: the matter was not settled after all. One listener, so that a reopening takes back no later ask.
 */
export const followConversations = defineListener({
  name: 'listening.decide',
  on: [conversationResolved, conversationReopened, conversationMarkedSpam],
  async handle(tx, { id, name, subject, data }) {
    if (name === conversationResolved.name) return decideOnResolved(tx, id, conversationResolved.data.parse(data));
    const reopened = data.by.kind === 'customer' ? 'wrote-again' : 'reopened';
    await withdraw(tx, subject, name === conversationReopened.name ? reopened : 'spam');
  },
});

async function decideOnResolved(tx: Tx, event: number, resolved: Resolved): Promise<void> {
  const survey = await csatSurvey(tx);
  const { conversation, customer, channel } = resolved;
  const reason = await reasonNotToAsk(tx, resolved);
  const episode = {
    customer,
    episode: conversation,
    conversation,
    cause: `conversation.resolved:${event}`,
    touchpoint: touchpointOfChannel(channel),
    channel,
    against: reason === null ? {} : { [reason]: true },
  };
  await decideEpisode(tx, { ...episode, survey: survey.id, dueAt: dueFrom(survey, resolved) });
  for (const occasion of await activeOccasions(tx, 'conversation'))
    if (occasion.channels.includes(channel))
      await decideOccasion(tx, occasion, { ...episode, dueAt: later(resolved.resolvedAt, occasion.delayMinutes) });
}

const later = (at: string, minutes: number) => new Date(new Date(at).getTime() + minutes * 60_000);

async function reasonNotToAsk(tx: Tx, resolved: Resolved): Promise<ReasonOfFact | null> {
  const state = await tx.maybe(sql<{ status: string; wrote: boolean }>`
    select status, contacts > 0 as wrote from desk.conversation_state where id = ${resolved.conversation}`);
  if (state === undefined) return 'erased';
  if (state.status === 'spam') return 'spam';
  if (state.status === 'open') return 'reopened';
  if (resolved.automatic) return 'automatic';
  if (!state.wrote) return 'never-wrote';
  return resolved.answered ? null : 'unanswered';
}

function dueFrom(survey: Survey, { channel, resolvedAt }: Resolved): Date {
  const minutes = channel === 'chat' ? survey.chatDelayMinutes : survey.mailDelayHours * 60;
  return later(resolvedAt, minutes);
}

async function withdraw(tx: Tx, conversation: string, reason: AskReason): Promise<void> {
  await tx.run(sql`update listening.ask set state = 'not-asked', reason = ${reason}
    where state = 'scheduled'
      and conversation in (select id from desk.conversation_state where place = ${conversation} or id = ${conversation})`);
}
