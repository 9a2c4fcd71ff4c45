import type { ChatLanguage } from '../channels/chat-languages.ts';

interface InPageWords {
  question(company: string): string;
  close: string;
}

/** What stands around a survey in a page, in the languages of customers. */
export const inPageWords: Readonly<Record<ChatLanguage, InPageWords>> = {
  en: { question: (company) => `A question from ${company}`, close: 'Close the question' },
  sw: { question: (company) => `Swali kutoka ${company}`, close: 'Funga swali' },
  fr: { question: (company) => `Une question de ${company}`, close: 'Fermer la question' },
  es: { question: (company) => `Una pregunta de ${company}`, close: 'Cerrar la pregunta' },
  pt: { question: (company) => `Uma pergunta de ${company}`, close: 'Fechar a pergunta' },
  de: { question: (company) => `Eine Frage von ${company}`, close: 'Frage schließen' },
  ar: { question: (company) => `سؤال من ${company}`, close: 'إغلاق السؤال' },
};
