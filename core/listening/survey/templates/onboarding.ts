import { phrases } from './phrases.ts';
import { company, type SurveyTemplate } from './template.ts';

export const onboarding: SurveyTemplate = {
  key: 'onboarding',
  about: 'journey',
  source: 'CES 2.0 of getting started (CEB 2013) and disconfirmation of expectations (Oliver 1980)',
  definition: {
    ...company,
    pages: [
      {
        name: 'start',
        elements: [
          {
            type: 'rating',
            name: 'ease',
            scale: 'ces7',
            isRequired: true,
            title: {
              default: '{company} made it easy for me to get started.',
              sw: '{company} ilinirahisishia kuanza.',
              fr: '{company} m’a facilité les débuts.',
              es: '{company} me facilitó empezar.',
              pt: 'A {company} facilitou-me o começo.',
              de: '{company} hat mir den Einstieg leicht gemacht.',
              ar: 'سهّلت عليّ {company} البدء.',
            },
          },
          {
            type: 'rating',
            name: 'expected',
            scale: 'expectation',
            title: {
              default: 'How was it, compared with what you expected?',
              sw: 'Ilikuwaje ukilinganisha na ulivyotarajia?',
              fr: 'Comment était-ce, par rapport à vos attentes ?',
              es: '¿Cómo fue, comparado con lo que esperaba?',
              pt: 'Como foi, em comparação com o que esperava?',
              de: 'Wie war es, verglichen mit dem, was Sie erwartet hatten?',
              ar: 'كيف كان الأمر مقارنةً بما توقعته؟',
            },
          },
        ],
      },
      {
        name: 'hard',
        elements: [
          {
            type: 'checkbox',
            name: 'hard',
            choicesOrder: 'random',
            showOtherItem: true,
            showNoneItem: true,
            title: {
              default: 'What was hard?',
              sw: 'Ni nini kilikuwa kigumu?',
              fr: 'Qu’est-ce qui a été difficile ?',
              es: '¿Qué fue difícil?',
              pt: 'O que foi difícil?',
              de: 'Was war schwierig?',
              ar: 'ما الذي كان صعبًا؟',
            },
            choices: [
              {
                value: 'where-to-begin',
                text: {
                  default: 'Knowing where to begin',
                  sw: 'Kujua pa kuanzia',
                  fr: 'Savoir par où commencer',
                  es: 'Saber por dónde empezar',
                  pt: 'Saber por onde começar',
                  de: 'Zu wissen, womit man anfängt',
                  ar: 'معرفة من أين أبدأ',
                },
              },
              {
                value: 'signing-up',
                text: {
                  default: 'Signing up',
                  sw: 'Kujisajili',
                  fr: 'S’inscrire',
                  es: 'Registrarse',
                  pt: 'Fazer o registo',
                  de: 'Sich anzumelden',
                  ar: 'التسجيل',
                },
              },
              {
                value: 'explanations',
                text: {
                  default: 'Understanding the explanations',
                  sw: 'Kuelewa maelezo',
                  fr: 'Comprendre les explications',
                  es: 'Entender las explicaciones',
                  pt: 'Compreender as explicações',
                  de: 'Die Erklärungen zu verstehen',
                  ar: 'فهم الشروح',
                },
              },
              {
                value: 'help',
                text: {
                  default: 'Getting help',
                  sw: 'Kupata msaada',
                  fr: 'Obtenir de l’aide',
                  es: 'Conseguir ayuda',
                  pt: 'Obter ajuda',
                  de: 'Hilfe zu bekommen',
                  ar: 'الحصول على المساعدة',
                },
              },
            ],
          },
          { type: 'comment', name: 'better', title: phrases.better },
        ],
      },
    ],
    completed: { text: phrases.thanks },
  },
};
