import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const contactEase: SurveyTemplate = {
  key: 'contact-ease',
  about: 'contact',
  source: 'CES 2.0, high is good, share of 5 to 7: CEB 2013',
  definition: {
    ...company,
    pages: [
      {
        name: 'ease',
        elements: [
          {
            type: 'rating',
            name: 'ease',
            scale: 'ces7',
            isRequired: true,
            title: {
              default: '{company} made it easy for me to handle my issue.',
              sw: '{company} ilinirahisishia kushughulikia suala langu.',
              fr: '{company} m’a facilité le traitement de mon problème.',
              es: '{company} me facilitó resolver mi problema.',
              pt: 'A {company} facilitou-me a resolução do meu problema.',
              de: '{company} hat es mir leicht gemacht, mein Anliegen zu klären.',
              ar: 'سهّلت عليّ {company} معالجة مشكلتي.',
            },
          },
        ],
      },
      {
        name: 'more',
        elements: [
          { type: 'rating', name: 'solved', scale: 'solved', title: phrases.solved },
          { type: 'comment', name: 'reason', title: phrases.reason },
        ],
      },
    ],
    completed: { text: phrases.thanks, on: [{ expression: '{ease} <= 3', text: phrases.sorry }] },
  },
};
