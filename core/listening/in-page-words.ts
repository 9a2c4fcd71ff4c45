import type { ChatLanguage } from '../channels/chat-languages.ts';

interface InPageWords {
  question(company: string): string;
  close: string;
  /** On a tab at the edge of the page, where its company says nothing else. */
  tab: string;
  closeTab: string;
}

/** What stands around a survey in a page, in the languages of customers. */
export const inPageWords: Readonly<Record<ChatLanguage, InPageWords>> = {
  en: {
    question: (company) => `A question from ${company}`,
    close: 'Close the question',
    tab: 'Feedback',
    closeTab: 'Close',
  },
  sw: { question: (company) => `Swali kutoka ${company}`, close: 'Funga swali', tab: 'Maoni', closeTab: 'Funga' },
  fr: {
    question: (company) => `Une question de ${company}`,
    close: 'Fermer la question',
    tab: 'Votre avis',
    closeTab: 'Fermer',
  },
  es: {
    question: (company) => `Una pregunta de ${company}`,
    close: 'Cerrar la pregunta',
    tab: 'Su opinión',
    closeTab: 'Cerrar',
  },
  pt: {
    question: (company) => `Uma pergunta de ${company}`,
    close: 'Fechar a pergunta',
    tab: 'A sua opinião',
    closeTab: 'Fechar',
  },
  de: {
    question: (company) => `Eine Frage von ${company}`,
    close: 'Frage schließen',
    tab: 'Ihre Meinung',
    closeTab: 'Schließen',
  },
  ar: { question: (company) => `سؤال من ${company}`, close: 'إغلاق السؤال', tab: 'رأيك', closeTab: 'إغلاق' },
};
