import { chatLanguages } from '#core/channels/chat-languages.ts';
import { surveyWords } from '../words.ts';
import type { SurveyDefinition } from './definition.ts';

const inAll = (words: (language: (typeof chatLanguages)[number]) => string) =>
  Object.fromEntries(chatLanguages.map((language) => [language, words(language)]));

/** What every company asks after a resolved conversation until it publishes something else: how satisfied, and why. */
export function afterContact(): SurveyDefinition {
  return {
    locale: 'en',
    hidden: [{ name: 'company' }],
    pages: [
      {
        name: 'contact',
        elements: [
          {
            type: 'rating',
            name: 'score',
            scale: 'csat5',
            rateType: 'smileys',
            rateMin: 1,
            rateMax: 5,
            isRequired: true,
            title: inAll((language) => surveyWords[language].question('{company}')),
            minRateDescription: inAll((language) => surveyWords[language].labels[0]),
            maxRateDescription: inAll((language) => surveyWords[language].labels[4]),
            showCommentArea: true,
            commentText: inAll((language) => surveyWords[language].more),
          },
        ],
      },
    ],
    completeText: inAll((language) => surveyWords[language].send),
    completed: { text: inAll((language) => surveyWords[language].thanks) },
  };
}
