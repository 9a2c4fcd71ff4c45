import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const cancel: SurveyTemplate = {
  key: 'cancel',
  about: 'relationship',
  source:
    'Reasons to leave after Keaveney, Customer Switching Behavior in Service Industries, Journal of Marketing 1995',
  definition: {
    ...company,
    pages: [
      {
        name: 'why',
        elements: [
          {
            type: 'radiogroup',
            name: 'why',
            isRequired: true,
            choicesOrder: 'random',
            showOtherItem: true,
            title: {
              default: 'What is the main reason why you are leaving {company}?',
              sw: 'Sababu kuu ya kuondoka {company} ni ipi?',
              fr: 'Quelle est la raison principale pour laquelle vous quittez {company} ?',
              es: '¿Cuál es la razón principal por la que deja {company}?',
              pt: 'Qual é a principal razão para deixar a {company}?',
              de: 'Was ist der wichtigste Grund dafür, dass Sie {company} verlassen?',
              ar: 'ما السبب الرئيسي لتركك {company}؟',
            },
            choices: [
              {
                value: 'price',
                text: {
                  default: 'The price',
                  sw: 'Bei',
                  fr: 'Le prix',
                  es: 'El precio',
                  pt: 'O preço',
                  de: 'Der Preis',
                  ar: 'السعر',
                },
              },
              {
                value: 'failed',
                text: {
                  default: 'Something went wrong',
                  sw: 'Kuna jambo lilienda vibaya',
                  fr: 'Quelque chose s’est mal passé',
                  es: 'Algo salió mal',
                  pt: 'Algo correu mal',
                  de: 'Etwas ist schiefgegangen',
                  ar: 'حدث خطأ ما',
                },
              },
              {
                value: 'people',
                text: {
                  default: 'How I was treated',
                  sw: 'Jinsi nilivyohudumiwa',
                  fr: 'La façon dont j’ai été traité',
                  es: 'El trato que recibí',
                  pt: 'A forma como me trataram',
                  de: 'Wie man mit mir umgegangen ist',
                  ar: 'طريقة التعامل معي',
                },
              },
              {
                value: 'inconvenient',
                text: {
                  default: 'It was too much trouble',
                  sw: 'Ilikuwa usumbufu mno',
                  fr: 'C’était trop compliqué',
                  es: 'Era demasiado complicado',
                  pt: 'Dava demasiado trabalho',
                  de: 'Es war zu umständlich',
                  ar: 'كان الأمر مزعجًا أكثر من اللازم',
                },
              },
              {
                value: 'competitor',
                text: {
                  default: 'I found something better',
                  sw: 'Nimepata kilicho bora zaidi',
                  fr: 'J’ai trouvé mieux',
                  es: 'Encontré algo mejor',
                  pt: 'Encontrei algo melhor',
                  de: 'Ich habe etwas Besseres gefunden',
                  ar: 'وجدت ما هو أفضل',
                },
              },
              {
                value: 'no-need',
                text: {
                  default: 'I do not need it any more',
                  sw: 'Siihitaji tena',
                  fr: 'Je n’en ai plus besoin',
                  es: 'Ya no lo necesito',
                  pt: 'Já não preciso',
                  de: 'Ich brauche es nicht mehr',
                  ar: 'لم أعد بحاجة إليه',
                },
              },
            ],
          },
        ],
      },
      {
        name: 'stay',
        elements: [
          {
            type: 'comment',
            name: 'stay',
            title: {
              default: 'What would have made you stay?',
              sw: 'Ni nini kingekufanya ubaki?',
              fr: 'Qu’est-ce qui vous aurait fait rester ?',
              es: '¿Qué habría hecho que se quedara?',
              pt: 'O que o teria levado a ficar?',
              de: 'Was hätte Sie zum Bleiben bewogen?',
              ar: 'ما الذي كان سيجعلك تبقى؟',
            },
          },
          {
            type: 'boolean',
            name: 'contact',
            visibleIf: "{why} = 'failed' or {why} = 'people'",
            title: {
              default: 'May we get in touch to put it right?',
              sw: 'Je, tunaweza kuwasiliana nawe ili turekebishe?',
              fr: 'Pouvons-nous vous contacter pour réparer cela ?',
              es: '¿Podemos ponernos en contacto para arreglarlo?',
              pt: 'Podemos entrar em contacto para resolver a situação?',
              de: 'Dürfen wir uns melden, um es in Ordnung zu bringen?',
              ar: 'هل لنا أن نتواصل معك لإصلاح الأمر؟',
            },
          },
        ],
      },
    ],
    completed: { text: phrases.thanks },
  },
};
