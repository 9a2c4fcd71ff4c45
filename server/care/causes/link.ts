import { visibleText } from '#core/channels/quotes/span.ts';
import { messagesById } from '#channels';
import { visibleConversation } from '#desk';
import { givenResponse, wordsOfResponses } from '#listening';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { causeChanged } from '../events.ts';
import { takeCause } from './rows.ts';

interface Verbatim {
  message: string | null;
  response: string | null;
  kind: 'message.received' | 'survey.answered' | 'feedback.given';
  customer: string | null;
  conversation: string | null;
  at: Date;
}

const notOne = () => problem('invalid', { detail: 'Name a message or a response, one of the two.' });
const without = () => problem('refused', { detail: 'There are no words of a customer here that could name a cause.' });

async function ofMessage(tx: Tx, id: string, actor: Actor): Promise<Verbatim> {
  const [message] = await messagesById(tx, [id]);
  if (message === undefined) throw problem('not-found', { detail: 'There is no such message.' });
  const { id: conversation, customer } = await visibleConversation(tx, message.thread, actor);
  const { author, automatic, text, spans, at } = message;
  if (author.kind !== 'customer' || automatic || visibleText(text, spans).trim() === '') throw without();
  return { message: id, response: null, kind: 'message.received', customer, conversation, at };
}

async function ofResponse(tx: Tx, id: string): Promise<Verbatim> {
  const response = await givenResponse(tx, id);
  if (response === undefined) throw problem('not-found', { detail: 'There is no such response.' });
  if (!(await wordsOfResponses(tx, [id])).has(id)) throw without();
  const { source, ...given } = response;
  const kind = source === 'asked' ? 'survey.answered' : 'feedback.given';
  return { ...given, message: null, response: response.id, kind };
}

interface Text {
  message?: string | undefined;
  response?: string | undefined;
}

async function verbatimOf(tx: Tx, { message, response }: Text, actor: Actor): Promise<Verbatim> {
  if (message !== undefined && response === undefined) return ofMessage(tx, message, actor);
  if (response !== undefined && message === undefined) return ofResponse(tx, response);
  throw notOne();
}

interface Linking extends Text {
  id: string;
  named: boolean;
}

/** Says that words of a customer name a cause, or do not. Throws `not-found`, `invalid`, `refused` for what is not a customer's or has no words. */
export async function linkVerbatim(tx: Tx, { id, message, response, named }: Linking, actor: Actor): Promise<void> {
  await takeCause(tx, { id });
  const said = await verbatimOf(tx, { message, response }, actor);
  const { kind, customer, conversation, at } = said;
  if (named)
    await tx.run(sql`insert into care.verbatim (cause, message, response, kind, customer, conversation, at, by_name, linked_at)
      values (${id}, ${said.message}, ${said.response}, ${kind}, ${customer}, ${conversation}, ${at}, ${actor.name}, ${tx.now})
      on conflict do nothing`);
  else
    await tx.run(sql`delete from care.verbatim where cause = ${id}
      and message is not distinct from ${said.message}::uuid and response is not distinct from ${said.response}::uuid`);
  await publish(tx, causeChanged, { subject: id, data: {} });
}
