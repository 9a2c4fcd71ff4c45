import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { attributionLine } from '#core/channels/quotes/attribution-line.ts';
import { quoteMessage } from '#core/channels/quotes/quote-message.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import { messageOf, type Message } from '../../messages.ts';
import type { Thread } from '../../threads.ts';
import type { Mailbox } from '../mailbox.ts';

/** The mail that an answer is to: the customer's newest before it that a person wrote. */
async function answeredBy(tx: Tx, { thread, at }: Message): Promise<Message | undefined> {
  const found = await tx.maybe<{ id: string }>(sql`select id from channels.message
    where thread = ${thread} and direction = 'in' and channel <> 'chat' and not automatic and at <= ${at}
    order by at desc, id desc limit 1`);
  return found && (await messageOf(tx, found.id));
}

/**
 * What a person's answer quotes below it: what the customer said last, without what they quoted themselves, under a line in
 * the language known of the customer, else the company's. Where something is passed on to somebody else, that stands there instead. Empty where the mailbox does not want it. Notes are no messages: they are never in it.
 */
export async function quotedHistory(
  tx: Tx,
  { message, thread, mailbox }: { message: Message; thread: Thread; mailbox: Mailbox },
): Promise<string> {
  const { author, purpose } = message;
  if (!mailbox.settings.quoteAnswered || author.kind !== 'agent' || purpose !== 'reply') return '';
  const answered = await answeredBy(tx, message);
  if (!answered) return '';
  const { language, zone } = await workspaceSettings(tx);
  // Of a side conversation the customer is not the reader.
  const known =
    thread.beside === null ? (await describeCustomers(tx, [thread.customer])).get(thread.customer) : undefined;
  const by = { name: answered.author.name, address: answered.address, at: answered.at };
  const spoken = chatLanguageFor([known?.language ?? language, language]);
  return quoteMessage(attributionLine(by, { language: spoken, zone }), visibleText(answered.text, answered.spans));
}
