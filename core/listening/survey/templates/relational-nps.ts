import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const relationalNps: SurveyTemplate = {
  key: 'relational-nps',
  about: 'relationship',
  source: 'Reichheld, The One Number You Need to Grow, Harvard Business Review 2003',
  definition: {
    ...company,
    pages: [
      {
        name: 'recommend',
        elements: [
          {
            type: 'rating',
            name: 'nps',
            scale: 'nps',
            isRequired: true,
            title: {
              default: 'How likely are you to recommend {company} to a friend or colleague?',
              sw: 'Kuna uwezekano gani kwamba utampendekezea rafiki au mwenzako {company}?',
              fr: 'Quelle est la probabilité que vous recommandiez {company} à un ami ou à un collègue ?',
              es: '¿Qué tan probable es que recomiende {company} a un amigo o colega?',
              pt: 'Qual é a probabilidade de recomendar a {company} a um amigo ou colega?',
              de: 'Wie wahrscheinlich ist es, dass Sie {company} einem Freund oder Kollegen empfehlen?',
              ar: 'ما احتمال أن توصي صديقًا أو زميلًا بـ{company}؟',
            },
          },
        ],
      },
      {
        name: 'why',
        elements: [
          { type: 'comment', name: 'reason', title: phrases.reason },
          { type: 'comment', name: 'better', visibleIf: '{nps} <= 8', title: phrases.better },
        ],
      },
    ],
    completed: { text: phrases.thanks, on: [{ expression: '{nps} <= 6', text: phrases.sorry }] },
  },
};
