import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const inStore: SurveyTemplate = {
  key: 'in-store',
  about: 'touchpoint',
  source: 'Faces after Kunin 1955; what it was about after SERVQUAL (Parasuraman, Zeithaml and Berry 1988)',
  definition: {
    ...company,
    startSurveyText: {
      default: 'Tell us how it was',
      sw: 'Tuambie ilikuwaje',
      fr: 'Dites-nous comment c’était',
      es: 'Cuéntenos cómo fue',
      pt: 'Diga-nos como foi',
      de: 'Sagen Sie uns, wie es war',
      ar: 'أخبرنا كيف كان الأمر',
    },
    pages: [
      {
        name: 'faces',
        elements: [
          {
            type: 'rating',
            name: 'faces',
            scale: 'faces5',
            isRequired: true,
            title: {
              default: 'How was your visit today?',
              sw: 'Ziara yako ya leo ilikuwaje?',
              fr: 'Comment s’est passée votre visite aujourd’hui ?',
              es: '¿Cómo fue su visita hoy?',
              pt: 'Como foi a sua visita de hoje?',
              de: 'Wie war Ihr Besuch heute?',
              ar: 'كيف كانت زيارتك اليوم؟',
            },
          },
        ],
      },
      {
        name: 'about',
        elements: [
          {
            type: 'checkbox',
            name: 'about',
            choicesOrder: 'random',
            showOtherItem: true,
            title: {
              default: 'What made the difference?',
              sw: 'Ni nini kilileta tofauti?',
              fr: 'Qu’est-ce qui a fait la différence ?',
              es: '¿Qué marcó la diferencia?',
              pt: 'O que fez a diferença?',
              de: 'Was war ausschlaggebend?',
              ar: 'ما الذي أحدث الفرق؟',
            },
            choices: [
              {
                value: 'people',
                text: {
                  default: 'The people',
                  sw: 'Wahudumu',
                  fr: 'Le personnel',
                  es: 'El personal',
                  pt: 'As pessoas',
                  de: 'Die Menschen',
                  ar: 'الموظفون',
                },
              },
              {
                value: 'waiting',
                text: {
                  default: 'The waiting time',
                  sw: 'Muda wa kusubiri',
                  fr: 'Le temps d’attente',
                  es: 'El tiempo de espera',
                  pt: 'O tempo de espera',
                  de: 'Die Wartezeit',
                  ar: 'وقت الانتظار',
                },
              },
              {
                value: 'range',
                text: {
                  default: 'What was on offer',
                  sw: 'Bidhaa zilizokuwepo',
                  fr: 'L’offre',
                  es: 'La oferta',
                  pt: 'A oferta',
                  de: 'Das Angebot',
                  ar: 'المعروضات',
                },
              },
              {
                value: 'prices',
                text: {
                  default: 'The prices',
                  sw: 'Bei',
                  fr: 'Les prix',
                  es: 'Los precios',
                  pt: 'Os preços',
                  de: 'Die Preise',
                  ar: 'الأسعار',
                },
              },
              {
                value: 'place',
                text: {
                  default: 'The shop itself',
                  sw: 'Duka lenyewe',
                  fr: 'Le magasin lui-même',
                  es: 'La tienda misma',
                  pt: 'A própria loja',
                  de: 'Der Laden selbst',
                  ar: 'المتجر نفسه',
                },
              },
            ],
          },
          { type: 'comment', name: 'better', visibleIf: '{faces} <= 3', title: phrases.better },
        ],
      },
    ],
    completed: { text: phrases.thanks, on: [{ expression: '{faces} <= 2', text: phrases.sorry }] },
  },
};
