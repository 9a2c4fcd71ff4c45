import { visibleText } from '#core/channels/quotes/span.ts';
import { messageReceived, messagesById, messagesOf } from '#channels';
import { conversationArranged } from '#desk';
import { defineListener, publish, sql, type Tx } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';
import { readingKept, surveyAnswered, surveyWorded } from '../events.ts';
import { keepReading } from './keep.ts';

/** Reads what customers write: what they quote, their signature and what machines write is left out. */
export const readMessages = defineListener({
  name: 'listening.read-messages',
  on: [messageReceived],
  async handle(tx, { data }) {
    if (data.automatic) return;
    const [message] = await messagesById(tx, [data.message]);
    if (!message) return;
    const { id, thread, text, spans, at } = message;
    const { customer, channel } = data;
    const words = { of: { message: id }, text: visibleText(text, spans), conversation: thread, customer, channel, at };
    const reading = await keepReading(tx, words);
    if (reading)
      await publish(tx, readingKept, { subject: thread, data: { conversation: thread, customer, message: id } });
  },
});

interface AnswerWords {
  id: string;
  words: string;
  customer: string | null;
  conversation: string | null;
  channel: string;
  at: Date;
}

/** Reads the words that stand beside scores, also those that were added later. */
export const readAnswers = defineListener({
  name: 'listening.read-answers',
  on: [surveyAnswered, surveyWorded],
  async handle(tx, { data }) {
    const answers =
      await tx.all(sql<AnswerWords>`select answer.id, words, answer.customer, answer.conversation, response.channel, answer.at
      from listening.answer join listening.response on response.id = answer.response where response = ${data.response} and words <> ''`);
    for (const { id, words, ...answer } of answers)
      await keepReading(tx, { of: { answer: id }, text: words, ...answer });
  },
});

/** A message's reading goes where the message goes. */
export const followMessages = defineListener({
  name: 'listening.follow-messages',
  on: [conversationArranged],
  async handle(tx, { subject }) {
    for (let after: string | null | undefined; after !== null;) {
      const page = await messagesOf(tx, subject, { limit: 200, ...(after && { after }) });
      await moveReadings(tx, { to: subject, messages: page.items.map(({ id }) => id) });
      after = page.next;
    }
  },
});

async function moveReadings(tx: Tx, { to, messages }: { to: string; messages: string[] }): Promise<void> {
  await tx.run(sql`update listening.reading set conversation = ${to}
    where message = any(${messages}::uuid[]) and conversation is distinct from ${to}::uuid`);
}

/** Readings of messages go with them; those of answers go with the answers. */
export const expireReadings = defineListener({
  name: 'listening.expire-readings',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    const before = expiredBefore(data, 'message.received');
    if (before !== undefined)
      await tx.run(sql`delete from listening.reading
        where workspace = ${tx.workspace} and message is not null and at < ${before}`);
  },
});
