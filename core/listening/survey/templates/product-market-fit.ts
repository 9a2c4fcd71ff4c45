import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const productMarketFit: SurveyTemplate = {
  key: 'product-market-fit',
  about: 'relationship',
  source: 'Sean Ellis 2009: the share who would be very disappointed without it, 40 % and more as a mark',
  definition: {
    ...company,
    pages: [
      {
        name: 'without',
        elements: [
          {
            type: 'radiogroup',
            name: 'without',
            isRequired: true,
            title: {
              default: 'How would you feel if you could no longer use {company}?',
              sw: 'Ungejisikiaje kama usingeweza tena kutumia {company}?',
              fr: 'Que ressentiriez-vous si vous ne pouviez plus utiliser {company} ?',
              es: '¿Cómo se sentiría si ya no pudiera usar {company}?',
              pt: 'Como se sentiria se deixasse de poder usar a {company}?',
              de: 'Wie wäre es für Sie, wenn Sie {company} nicht mehr nutzen könnten?',
              ar: 'كيف ستشعر لو لم يعد بإمكانك استخدام {company}؟',
            },
            choices: [
              {
                value: 'very',
                text: {
                  default: 'Very disappointed',
                  sw: 'Ningesikitika sana',
                  fr: 'Très déçu',
                  es: 'Muy decepcionado',
                  pt: 'Muito desapontado',
                  de: 'Sehr enttäuscht',
                  ar: 'محبطًا جدًا',
                },
              },
              {
                value: 'somewhat',
                text: {
                  default: 'Somewhat disappointed',
                  sw: 'Ningesikitika kiasi',
                  fr: 'Un peu déçu',
                  es: 'Algo decepcionado',
                  pt: 'Um pouco desapontado',
                  de: 'Etwas enttäuscht',
                  ar: 'محبطًا بعض الشيء',
                },
              },
              {
                value: 'not',
                text: {
                  default: 'Not disappointed',
                  sw: 'Nisingesikitika',
                  fr: 'Pas déçu',
                  es: 'Nada decepcionado',
                  pt: 'Nada desapontado',
                  de: 'Nicht enttäuscht',
                  ar: 'غير محبط',
                },
              },
              {
                value: 'gone',
                text: {
                  default: 'I do not use it any more',
                  sw: 'Siitumii tena',
                  fr: 'Je ne l’utilise plus',
                  es: 'Ya no lo uso',
                  pt: 'Já não uso',
                  de: 'Ich nutze es nicht mehr',
                  ar: 'لم أعد أستخدمه',
                },
              },
            ],
          },
        ],
      },
      {
        name: 'more',
        elements: [
          {
            type: 'comment',
            name: 'benefit',
            title: {
              default: 'What is the main benefit you get from it?',
              sw: 'Faida kuu unayopata ni ipi?',
              fr: 'Quel est le principal avantage que vous en tirez ?',
              es: '¿Cuál es el principal beneficio que obtiene?',
              pt: 'Qual é o principal benefício que obtém?',
              de: 'Was haben Sie vor allem davon?',
              ar: 'ما أهم فائدة تحصل عليها؟',
            },
          },
          {
            type: 'comment',
            name: 'who',
            title: {
              default: 'What kind of people would benefit most from it?',
              sw: 'Ni watu wa aina gani wangefaidika zaidi?',
              fr: 'À quel genre de personnes cela profiterait-il le plus ?',
              es: '¿Qué tipo de personas se beneficiaría más?',
              pt: 'Que tipo de pessoas beneficiaria mais?',
              de: 'Welche Menschen hätten am meisten davon?',
              ar: 'أي نوع من الناس سيستفيد منه أكثر؟',
            },
          },
          { type: 'comment', name: 'better', title: phrases.better },
        ],
      },
    ],
    completed: { text: phrases.thanks },
  },
};
