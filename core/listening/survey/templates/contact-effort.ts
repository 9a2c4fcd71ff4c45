import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const contactEffort: SurveyTemplate = {
  key: 'contact-effort',
  about: 'contact',
  source:
    'CES 1.0, low is good: Dixon, Freeman and Toman, Stop Trying to Delight Your Customers, Harvard Business Review 2010',
  definition: {
    ...company,
    pages: [
      {
        name: 'effort',
        elements: [
          {
            type: 'rating',
            name: 'effort',
            scale: 'ces5',
            isRequired: true,
            title: {
              default: 'How much effort did you personally have to put forth to handle your request?',
              sw: 'Ulilazimika kutumia juhudi kiasi gani wewe mwenyewe ili ombi lako lishughulikiwe?',
              fr: 'Quel effort avez-vous dû fournir vous-même pour que votre demande soit traitée ?',
              es: '¿Cuánto esfuerzo tuvo que hacer usted mismo para resolver su solicitud?',
              pt: 'Quanto esforço teve de fazer para tratar do seu pedido?',
              de: 'Wie viel Aufwand hatten Sie persönlich, um Ihr Anliegen zu klären?',
              ar: 'ما مقدار الجهد الذي اضطررت إلى بذله بنفسك لمعالجة طلبك؟',
            },
          },
        ],
      },
      {
        name: 'more',
        elements: [
          { type: 'rating', name: 'solved', scale: 'solved', title: phrases.solved },
          { type: 'comment', name: 'reason', visibleIf: '{effort} >= 3', title: phrases.reason },
        ],
      },
    ],
    completed: { text: phrases.thanks, on: [{ expression: '{effort} >= 4', text: phrases.sorry }] },
  },
};
