import type { QuestionCard } from '../../channels/chat-card.ts';
import { playerWords } from '../survey/words.ts';
import type { Put } from './put-first.ts';
import { wishWords } from './wish-words.ts';

/** The question as a card in the chat; its words and the way to the page where it cannot be one. */
export function inChat(put: Put): { text: string; card?: QuestionCard } {
  const { url, first, language } = put;
  const text = `${first.title}\n${url}\n\n${wishWords[language].link}: ${url}/wish`;
  return first.steps.length === 0 ? { text } : { text, card: cardOf(put) };
}

function cardOf({ ask, edition, url, first: { title, steps, look, comment }, language }: Put): QuestionCard {
  const fiveFaces = look === 'faces' && steps.map(({ score }) => score).join('') === '12345';
  return {
    kind: fiveFaces ? 'csat' : 'question',
    ref: ask,
    edition,
    question: title.slice(0, 300),
    language,
    look,
    steps: steps.map(({ score, called }) => ({ score, called: called.slice(0, 300) })),
    score: null,
    comment,
    words: false,
    goOn: { words: playerWords[language].goOn, url },
    more: false,
    less: { words: wishWords[language].link, url: `${url}/wish` },
    closed: false,
  };
}
