import { questionCard, type CardAnswer, type ChatCard, type QuestionCard } from '#core/channels/chat-card.ts';
import { problem, sql, type App, type Tx } from '#platform';
import { messageOf } from '../messages.ts';
import type { Pass } from './token.ts';
import { visitorOf } from './visitor.ts';

export interface AnsweredCard {
  thread: string;
  message: string;
  card: QuestionCard;
  answer: CardAnswer;
}

/** Keeps an answer and returns the card as it is then. Must be safe to repeat; throws `gone` when it comes too late. */
export type AnswerCard = (tx: Tx, app: App, given: AnsweredCard) => Promise<QuestionCard>;

const answering = new Map<QuestionCard['kind'], AnswerCard>();

/** Tells the chat who takes the answers to a kind of card; called once by the domain that sends such cards. */
export function registerChatCard(kind: QuestionCard['kind'], answer: AnswerCard): void {
  answering.set(kind, answer);
}

/** Takes the visitor's answer to a card of the visitor's own conversation. */
export async function answerAsVisitor(
  tx: Tx,
  app: App,
  { pass, input }: { pass: Pass; input: CardAnswer & { message: string } },
): Promise<{ card: ChatCard }> {
  const { thread } = await visitorOf(tx, pass);
  const message = thread === null ? undefined : await messageOf(tx, input.message);
  const read = questionCard.safeParse(message?.card);
  if (!message || message.thread !== thread || !read.success)
    throw problem('not-found', { detail: 'There is no such question in this conversation.' });
  const answer = answering.get(read.data.kind);
  if (!answer || read.data.closed) throw problem('gone', { detail: 'This question is closed.' });
  const { message: id, ...given } = input;
  const card = await answer(tx, app, { thread: message.thread, message: id, card: read.data, answer: given });
  await changeCard(tx, app, { message: id, card });
  return { card: { ...card, ref: '' } };
}

/** Redraws a card that was sent, e.g. once it was answered; the visitor's open pages see it at once. */
export async function changeCard(tx: Tx, app: App, input: { message: string; card: ChatCard }): Promise<void> {
  const row = await tx.maybe<{ thread: string }>(sql`update channels.message
    set card = ${JSON.stringify(input.card)}::jsonb
    where id = ${input.message} and direction = 'out' and card is not null returning thread`);
  if (!row) return;
  const { message } = input;
  tx.afterCommit(() => app.live.signal(tx.workspace, { name: 'chat.card', subject: row.thread, data: { message } }));
}
