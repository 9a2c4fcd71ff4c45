import { visibleText } from '#core/channels/quotes/span.ts';
import { messagesById } from '#channels';
import { visibleConversation } from '#desk';
import { givenResponse, wordsOfResponses } from '#listening';
import { problem, type Actor, type Tx } from '#platform';
import { heldAmong } from '#touchpoints';

/** What a customer said in their own words: where, when, and which kind of interaction tells of it. */
export interface Verbatim {
  message: string | null;
  response: string | null;
  kind: 'message.received' | 'survey.answered' | 'feedback.given';
  customer: string | null;
  conversation: string | null;
  at: Date;
}

const notOne = () => problem('invalid', { detail: 'Name a message or a response, one of the two.' });
const without = () => problem('refused', { detail: 'There are no words of a customer here.' });

async function ofMessage(tx: Tx, id: string, actor: Actor): Promise<Verbatim> {
  const [message] = await messagesById(tx, [id]);
  if (message === undefined) throw problem('not-found', { detail: 'There is no such message.' });
  const there = await visibleConversation(tx, message.thread, actor);
  const { author, automatic, text, spans, at } = message;
  if (author.kind !== 'customer' || automatic || visibleText(text, spans).trim() === '') throw without();
  // In a conversation that others take part in it is theirs who wrote it.
  const customer = author.id ?? there.customer;
  return { message: id, response: null, kind: 'message.received', customer, conversation: there.id, at };
}

async function ofResponse(tx: Tx, id: string, actor: Actor): Promise<Verbatim> {
  const response = await givenResponse(tx, id);
  if (response === undefined) throw problem('not-found', { detail: 'There is no such response.' });
  if ((await heldAmong(tx, actor, [response])).size > 0)
    throw problem('refused', { code: 'held', detail: 'What was given there is held back from you.' });
  if (!(await wordsOfResponses(tx, [id])).has(id)) throw without();
  const { source, ...given } = response;
  const kind = source === 'asked' ? 'survey.answered' : 'feedback.given';
  return { ...given, message: null, response: response.id, kind };
}

/** A message or a response, one of the two. */
export interface Text {
  message?: string | undefined;
  response?: string | undefined;
}

/** Finds it. Throws `not-found`, `invalid`, `refused` for what is not a customer's, has no words or is held back from the actor. */
export async function verbatimOf(tx: Tx, { message, response }: Text, actor: Actor): Promise<Verbatim> {
  if (message !== undefined && response === undefined) return ofMessage(tx, message, actor);
  if (response !== undefined && message === undefined) return ofResponse(tx, response, actor);
  throw notOne();
}
