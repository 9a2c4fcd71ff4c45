import { registerChatCard } from '#channels';
import { problem } from '#platform';
import { answerAsk } from './answer.ts';

/** Takes the answers that visitors give inside the chat. */
export function takeChatAnswers(): void {
  registerChatCard('csat', async (tx, _app, { card, answer }) => {
    if (card.ref === '') throw problem('gone', { detail: 'This question is closed.' });
    const given = await answerAsk(tx, { ask: card.ref, ...answer });
    return { ...card, score: given.score, words: given.words !== '' };
  });
}
