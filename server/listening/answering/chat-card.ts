import { registerChatCard, type AnswerCard } from '#channels';
import { problem } from '#platform';
import { answerAsk } from './answer.ts';

/** Takes the answers that visitors give inside the chat. */
export function takeChatAnswers(): void {
  const take: AnswerCard = async (tx, _app, { card, answer }) => {
    if (card.ref === '') throw problem('gone', { detail: 'This question is closed.' });
    const { score, words, more } = await answerAsk(tx, {
      ask: card.ref,
      ...answer,
      edition: card.edition ?? undefined,
    });
    return { ...card, score, words: words !== '', more };
  };
  registerChatCard('csat', take);
  registerChatCard('question', take);
}
