import type { ChatLanguage } from '#core/channels/chat-languages.ts';

interface PosterWords {
  ask: string;
  scan: string;
}

/** What stands on a poster with a code, in the languages of customers. */
export const posterWords: Readonly<Record<ChatLanguage, PosterWords>> = {
  en: { ask: 'How was it?', scan: 'Scan this with your phone’s camera and tell us.' },
  sw: { ask: 'Ilikuwaje?', scan: 'Elekeza kamera ya simu yako hapa utuambie.' },
  fr: { ask: 'Comment était-ce ?', scan: 'Scannez ce code avec votre téléphone et dites-le-nous.' },
  es: { ask: '¿Qué tal ha ido?', scan: 'Escanee el código con la cámara de su móvil y cuéntenoslo.' },
  pt: { ask: 'Como correu?', scan: 'Leia este código com a câmara do telemóvel e conte-nos.' },
  de: { ask: 'Wie war es?', scan: 'Mit der Kamera Ihres Telefons scannen und uns sagen.' },
  ar: { ask: 'كيف كانت تجربتك؟', scan: 'امسح الرمز بكاميرا هاتفك وأخبرنا.' },
};
