import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const contactCsat: SurveyTemplate = {
  key: 'contact-csat',
  about: 'contact',
  source: 'Satisfaction from 1 to 5 after a contact; share of 4 and 5 (ISO 10004)',
  definition: {
    ...company,
    pages: [
      {
        name: 'satisfied',
        elements: [
          {
            type: 'rating',
            name: 'csat',
            scale: 'csat5',
            isRequired: true,
            title: {
              default: 'How satisfied are you with the help you got from {company}?',
              sw: 'Je, umeridhika kiasi gani na msaada uliopata kutoka {company}?',
              fr: 'Êtes-vous satisfait de l’aide reçue de {company} ?',
              es: '¿Qué tan satisfecho está con la ayuda que recibió de {company}?',
              pt: 'Qual é a sua satisfação com a ajuda que recebeu da {company}?',
              de: 'Wie zufrieden sind Sie mit der Hilfe von {company}?',
              ar: 'ما مدى رضاك عن المساعدة التي تلقيتها من {company}؟',
            },
          },
        ],
      },
      {
        name: 'more',
        elements: [
          { type: 'rating', name: 'solved', scale: 'solved', title: phrases.solved },
          { type: 'comment', name: 'open', visibleIf: '{solved} <= 2', title: phrases.open },
          { type: 'comment', name: 'reason', title: phrases.reason },
        ],
      },
    ],
    completed: { text: phrases.thanks, on: [{ expression: '{csat} <= 2', text: phrases.sorry }] },
  },
};
