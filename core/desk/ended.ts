import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { InteractionKind } from '#core/touchpoints/kinds.ts';
import { acknowledgementWords } from './acknowledgement-words.ts';

/** So many days after an answer it is told how it ended: before that it has not, later nobody remembers it. */
export const endedAfterDays = { least: 3, most: 14 };

/** So many a day. */
export const mostEnded = 5;

/** What a customer does that tells how it ended. Looking around does not, and what we do alone does not either. */
export const tellingKinds = [
  'message.received',
  'survey.answered',
  'product.reviewed',
  'referral.made',
  'order.placed',
  'order.completed',
  'order.updated',
  'order.refunded',
  'order.cancelled',
  'subscription.renewed',
  'subscription.cancelled',
  'trial.started',
  'trial.ended',
  'account.created',
  'account.deleted',
  'call.received',
  'livechat.started',
  'store.visited',
  'email.complained',
  'email.unsubscribed',
] as const satisfies readonly InteractionKind[];

/** What is shown beside it, as it belongs to the story. */
export const shownKinds: readonly InteractionKind[] = [
  ...tellingKinds,
  'message.sent',
  'order.shipped',
  'order.delivered',
];

const sentences: Readonly<Record<ChatLanguage, { thank: string; follow: string }>> = {
  en: {
    thank: 'thank you: it was good to be able to help you.',
    follow: 'I wanted to ask how things have gone since we last wrote. Is everything as it should be?',
  },
  sw: {
    thank: 'asante: tulifurahi kukusaidia.',
    follow: 'nilitaka kujua mambo yamekwendaje tangu tulipowasiliana mara ya mwisho. Je, kila kitu kiko sawa?',
  },
  fr: {
    thank: 'merci à vous : nous avons été heureux de pouvoir vous aider.',
    follow: 'je voulais savoir comment les choses se sont passées depuis notre dernier message. Tout est-il en ordre ?',
  },
  es: {
    thank: 'muchas gracias: nos alegró poder ayudarle.',
    follow: 'quería preguntarle cómo ha ido todo desde nuestro último mensaje. ¿Está todo en orden?',
  },
  pt: {
    thank: 'agradecemos a sua confiança: foi bom poder ajudar.',
    follow: 'queria saber como tudo correu desde a nossa última mensagem. Está tudo em ordem?',
  },
  de: {
    thank: 'vielen Dank: Es war schön, Ihnen helfen zu können.',
    follow: 'ich wollte fragen, wie es seit unserer letzten Nachricht gegangen ist. Ist alles in Ordnung?',
  },
  ar: {
    thank: 'شكرًا لك، لقد سعدنا بمساعدتك.',
    follow: 'أردت أن أسأل كيف سارت الأمور منذ رسالتنا الأخيرة. هل كل شيء على ما يرام؟',
  },
};

/** How a word of thanks, or asking how it went, may begin, in a language of customers; whoever sends it goes on from there. */
export function beginnings(language: ChatLanguage, firstName: string): { thank: string; follow: string } {
  const { hello, helloTo } = acknowledgementWords[language];
  const { thank, follow } = sentences[language];
  const head = firstName === '' ? hello : helloTo(firstName);
  return { thank: `${head}\n\n${thank}`, follow: `${head}\n\n${follow}` };
}
