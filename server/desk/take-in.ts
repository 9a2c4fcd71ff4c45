import type { Channel } from '#core/channels/channel.ts';
import { defineListener, publish, sql, systemActor, type Tx } from '#platform';
import { keepOut, messageOf, messageReceived, messageSent, threadOf, threadOfMessage } from '#channels';
import { keepHelp } from './ended/helped.ts';
import { conversationOpened } from './events.ts';
import { about, conversationColumns, familyOf, remember, type Conversation } from './conversation.ts';
import { stopScheduled } from './held/stop.ts';
import { wake } from './marks/snooze.ts';
import { guessAtIntake } from './reasons/guess.ts';
import { recordChange, reopen } from './resolve.ts';
import { resume } from './status/set-status.ts';

interface Incoming {
  id: string;
  message: string;
  customer: string;
  channel: Channel;
  automatic: boolean;
  at: Date;
  /** Why it begins under spam. */
  suspicion?: string | undefined;
}

/** Brings every message into the work: a new conversation, a wait that begins, a resolved matter that comes up again. */
export const takeIn = defineListener({
  name: 'desk.take-in',
  on: [messageReceived],
  async handle(tx, { data }) {
    // It may have been put elsewhere meanwhile.
    const { id, customer, channel, at } = await threadOfMessage(tx, data.message);
    const { message, automatic, suspicion } = data;
    await receive(tx, { id, message, customer, channel, automatic, at, suspicion });
  },
});

async function receive(tx: Tx, incoming: Incoming): Promise<void> {
  const there = await tx.maybe(sql<Conversation & { answerWaits: boolean; guessed: boolean }>`
    select ${conversationColumns},
      exists (select 1 from desk.held_reply
        where held_reply.state = 'held' and held_reply.conversation = any(array${familyOf(tx, incoming.id)})) as answer_waits,
      exists (select 1 from desk.reason_guess where reason_guess.conversation = conversation.id) as guessed
    from desk.conversation where id = ${incoming.id} for update of conversation`);
  if (there === undefined) return begin(tx, incoming);
  const person = !incoming.automatic;
  await tx.run(sql`update desk.conversation set
      last_at = greatest(last_at, ${incoming.at}),
      automatic = automatic and ${incoming.automatic},
      contacts = contacts + ${person ? 1 : 0},
      first_in_at = case when ${person} then coalesce(first_in_at, ${incoming.at}) else first_in_at end,
      waiting_since = case when ${person} then coalesce(waiting_since, ${incoming.at}) else waiting_since end
    where id = ${incoming.id}`);
  if (!person) return;
  const writer = { ...systemActor(tx.workspace), kind: 'customer' as const, name: 'the customer' };
  if (there.answerWaits) await stopScheduled(tx, there);
  await wake(tx, there, { actor: writer });
  await resume(tx, there, writer);
  if (there.status === 'resolved') await reopen(tx, there, writer);
  if (!there.guessed) await guessAtIntake(tx, { ...there, contacts: there.contacts + 1 });
}

async function begin(tx: Tx, incoming: Incoming): Promise<void> {
  const person = !incoming.automatic;
  const since = person ? incoming.at : null;
  const blocked = await isBlocked(tx, incoming.customer);
  const spam = blocked || incoming.suspicion !== undefined;
  const conversation = await tx.one(sql<Conversation>`
    insert into desk.conversation as conversation
      (id, customer, channel, status, waiting_since, automatic, contacts, first_in_at, started_at, last_at)
    values (${incoming.id}, ${incoming.customer}, ${incoming.channel}, ${spam ? 'spam' : 'open'}, ${blocked || !spam ? since : null}, ${incoming.automatic},
      ${person ? 1 : 0}, ${since}, ${incoming.at}, ${incoming.at})
    returning ${conversationColumns}`);
  // Blocked by a version that did not tell the channels.
  if (blocked) await keepOut(tx, incoming.customer, true);
  const actor = systemActor(tx.workspace);
  if (incoming.suspicion !== undefined)
    await remember(tx, { conversation: conversation.id, actor, what: 'marked-spam', detail: incoming.suspicion });
  if (spam) await recordChange(tx, conversation, { kind: 'conversation.marked_spam', actor });
  else {
    await guessAtIntake(tx, conversation);
    const data = { ...about(conversation), message: incoming.message };
    await publish(tx, conversationOpened, { subject: conversation.id, data });
  }
}

/** Blocking holds for the person, whichever of the merged customers wrote. */
export async function isBlocked(tx: Tx, customer: string): Promise<boolean> {
  const found = await tx.maybe(sql`select 1 from desk.blocked
    join customers.root theirs on theirs.id = blocked.customer
    join customers.root writer on writer.root = theirs.root where writer.id = ${customer} limit 1`);
  return found !== undefined;
}

/** What we write ends a wait, when a person of ours wrote it; the first words of a thread that we began open its conversation. */
export const noticeSent = defineListener({
  name: 'desk.notice-sent',
  on: [messageSent],
  async handle(tx, { data }) {
    if (data.purpose !== 'reply') return;
    const [message, thread] = [await messageOf(tx, data.message), await threadOf(tx, data.thread)];
    // What became of it may be known by now, and was told to `takeUpLostAnswers`.
    const lost = message.state === 'failed' || message.state === 'uncertain';
    const byPerson = data.author.kind === 'agent' && !lost;
    await tx.run(sql`
      insert into desk.conversation as conversation (id, customer, channel, begun_by_us, answered, started_at, last_at)
      values (${thread.id}, ${thread.customer}, ${thread.channel}, true, ${byPerson}, ${message.at}, ${message.at})
      on conflict (id) do update set
        last_at = greatest(conversation.last_at, excluded.last_at),
        answered = conversation.answered or ${byPerson},
        waiting_since = case when ${byPerson} and conversation.waiting_since <= ${message.at} then null else conversation.waiting_since end,
        first_answer_at = case when ${byPerson} and conversation.first_in_at is not null
          then coalesce(conversation.first_answer_at, ${message.at}) else conversation.first_answer_at end`);
    const person = data.author.id;
    if (byPerson && person !== null) await keepHelp(tx, { conversation: thread.id, person, at: message.at });
  },
});
