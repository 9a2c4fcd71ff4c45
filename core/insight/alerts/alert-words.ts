import { noticeLanguage, type NoticeLanguage } from '#core/people/notice-words.ts';

interface Alert {
  /** What the figure is called. */
  figure: string;
  side: 'low' | 'high';
  day: string;
  by: 'day' | 'week';
  charts: number;
}

interface AlertWords {
  low: (alert: Alert) => string;
  high: (alert: Alert) => string;
  /** What that means, and what not. */
  meaning: (charts: number) => string;
  head: [period: string, figure: string, limits: string];
  beyond: string;
  few: string;
  look: string;
}

const words: Readonly<Record<NoticeLanguage, AlertWords>> = {
  en: {
    low: ({ figure, day, by }) => `${figure} is lower than usual, ${by === 'day' ? 'on' : 'in the week from'} ${day}`,
    high: ({ figure, day, by }) => `${figure} is higher than usual, ${by === 'day' ? 'on' : 'in the week from'} ${day}`,
    meaning: (charts) =>
      `It lies beyond its limits: more than chance explains. All watched charts together (${charts}) raise one false alert in 370 days or weeks at most. Nothing more is told of it until three in a row lie within.`,
    head: ['From', 'Figure', 'Limits'],
    beyond: 'beyond',
    few: 'too few answers',
    look: 'Look at the chart',
  },
  de: {
    low: ({ figure, day, by }) =>
      `${figure} ist niedriger als üblich, ${by === 'day' ? 'am' : 'in der Woche ab'} ${day}`,
    high: ({ figure, day, by }) => `${figure} ist höher als üblich, ${by === 'day' ? 'am' : 'in der Woche ab'} ${day}`,
    meaning: (charts) =>
      `Der Wert liegt außerhalb seiner Grenzen: mehr, als der Zufall erklärt. Alle beobachteten Kurven zusammen (${charts}) schlagen in 370 Tagen oder Wochen höchstens einmal falsch an. Mehr wird dazu nicht gemeldet, bis drei in Folge innerhalb liegen.`,
    head: ['Ab', 'Wert', 'Grenzen'],
    beyond: 'außerhalb',
    few: 'zu wenige Antworten',
    look: 'Kurve ansehen',
  },
  fr: {
    low: ({ figure, day, by }) =>
      `${figure} est plus bas que d’habitude, ${by === 'day' ? 'le' : 'la semaine du'} ${day}`,
    high: ({ figure, day, by }) =>
      `${figure} est plus haut que d’habitude, ${by === 'day' ? 'le' : 'la semaine du'} ${day}`,
    meaning: (charts) =>
      `La valeur est hors de ses limites : plus que le hasard n’explique. Toutes les courbes surveillées ensemble (${charts}) donnent au plus une fausse alerte en 370 jours ou semaines. Rien d’autre n’est signalé tant que trois de suite ne sont pas dans les limites.`,
    head: ['À partir du', 'Valeur', 'Limites'],
    beyond: 'hors limites',
    few: 'trop peu de réponses',
    look: 'Voir la courbe',
  },
  es: {
    low: ({ figure, day, by }) =>
      `${figure} está más bajo de lo habitual, ${by === 'day' ? 'el' : 'la semana del'} ${day}`,
    high: ({ figure, day, by }) =>
      `${figure} está más alto de lo habitual, ${by === 'day' ? 'el' : 'la semana del'} ${day}`,
    meaning: (charts) =>
      `El valor está fuera de sus límites: más de lo que explica el azar. Todas las gráficas vigiladas juntas (${charts}) dan como mucho una falsa alerta en 370 días o semanas. No se avisa de nada más hasta que tres seguidos estén dentro.`,
    head: ['Desde', 'Valor', 'Límites'],
    beyond: 'fuera',
    few: 'muy pocas respuestas',
    look: 'Ver la gráfica',
  },
  pt: {
    low: ({ figure, day, by }) =>
      `${figure} está mais baixo do que o habitual, ${by === 'day' ? 'em' : 'na semana de'} ${day}`,
    high: ({ figure, day, by }) =>
      `${figure} está mais alto do que o habitual, ${by === 'day' ? 'em' : 'na semana de'} ${day}`,
    meaning: (charts) =>
      `O valor está fora dos seus limites: mais do que o acaso explica. Todos os gráficos vigiados juntos (${charts}) dão no máximo um falso alerta em 370 dias ou semanas. Nada mais é comunicado até três seguidos estarem dentro.`,
    head: ['Desde', 'Valor', 'Limites'],
    beyond: 'fora',
    few: 'respostas insuficientes',
    look: 'Ver o gráfico',
  },
  sw: {
    low: ({ figure, day, by }) =>
      `${figure} iko chini kuliko kawaida, ${by === 'day' ? 'tarehe' : 'wiki ya kuanzia'} ${day}`,
    high: ({ figure, day, by }) =>
      `${figure} iko juu kuliko kawaida, ${by === 'day' ? 'tarehe' : 'wiki ya kuanzia'} ${day}`,
    meaning: (charts) =>
      `Iko nje ya mipaka yake: zaidi ya yale ambayo bahati inaeleza. Chati zote zinazofuatiliwa pamoja (${charts}) hutoa tahadhari moja ya uongo kwa siku au wiki 370 zaidi. Hakuna kinachosemwa zaidi hadi tatu mfululizo ziwe ndani.`,
    head: ['Kuanzia', 'Thamani', 'Mipaka'],
    beyond: 'nje',
    few: 'majibu machache mno',
    look: 'Tazama chati',
  },
  ar: {
    low: ({ figure, day, by }) => `${figure} أدنى من المعتاد، ${by === 'day' ? 'في' : 'في الأسبوع بدءًا من'} ${day}`,
    high: ({ figure, day, by }) => `${figure} أعلى من المعتاد، ${by === 'day' ? 'في' : 'في الأسبوع بدءًا من'} ${day}`,
    meaning: (charts) =>
      `القيمة خارج حدودها: أكثر مما تفسّره الصدفة. كل الرسوم المراقَبة معًا (${charts}) تعطي إنذارًا كاذبًا واحدًا على الأكثر كل 370 يومًا أو أسبوعًا. لا يُبلَّغ بالمزيد حتى تقع ثلاث متتالية داخل الحدود.`,
    head: ['من', 'القيمة', 'الحدود'],
    beyond: 'خارج',
    few: 'إجابات قليلة جدًا',
    look: 'انظر إلى الرسم',
  },
};

/** What a mail about an alert says, in the language of the company. */
export function alertWords(language: string, alert: Alert) {
  const spoken = noticeLanguage(language);
  const said = words[spoken];
  return { ...said, language: spoken, subject: said[alert.side](alert), meaning: said.meaning(alert.charts) };
}
