import type { SurveyDefinition } from '#core/listening/survey/definition.ts';

/** Three questions as they are usual: a recommendation, why, and what it was about. */
export const questions: SurveyDefinition = {
  pages: [
    {
      name: 'page1',
      elements: [
        {
          type: 'rating',
          name: 'nps',
          scale: 'nps',
          rateMin: 0,
          rateMax: 10,
          isRequired: true,
          title: 'Would you recommend us?',
        },
        { type: 'comment', name: 'why', title: 'Why?' },
        {
          type: 'checkbox',
          name: 'about',
          title: 'What was it about?',
          choices: ['price', 'delivery', 'help', 'quality'],
        },
      ],
    },
  ],
};
