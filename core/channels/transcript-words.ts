import type { ChatLanguage } from './chat-languages.ts';

interface TranscriptWords {
  subject(company: string): string;
  intro: string;
  you: string;
  files(names: string): string;
  /** Only so many of the newest messages stand in it. */
  newest(count: number): string;
  footer(company: string): string;
}

/** What stands around a conversation that is sent by mail. */
export const transcriptWords: Record<ChatLanguage, TranscriptWords> = {
  en: {
    subject: (company) => `Your conversation with ${company}`,
    intro: 'Here is your conversation, as you asked for it in the chat.',
    you: 'You',
    files: (names) => `Files: ${names}`,
    newest: (count) => `These are the latest ${count} messages.`,
    footer: (company) =>
      `This address was entered in the chat of ${company}. If it was not you, you need do nothing: no further mail follows.`,
  },
  sw: {
    subject: (company) => `Mazungumzo yako na ${company}`,
    intro: 'Haya ndiyo mazungumzo yako, kama ulivyoomba kwenye gumzo.',
    you: 'Wewe',
    files: (names) => `Faili: ${names}`,
    newest: (count) => `Hizi ni jumbe ${count} za hivi karibuni.`,
    footer: (company) =>
      `Anwani hii iliandikwa kwenye gumzo la ${company}. Kama si wewe, huhitaji kufanya chochote: hakuna barua nyingine itakayofuata.`,
  },
  fr: {
    subject: (company) => `Votre conversation avec ${company}`,
    intro: 'Voici votre conversation, comme vous l’avez demandé dans la discussion.',
    you: 'Vous',
    files: (names) => `Fichiers : ${names}`,
    newest: (count) => `Voici les ${count} derniers messages.`,
    footer: (company) =>
      `Cette adresse a été saisie dans la discussion de ${company}. Si ce n’était pas vous, vous n’avez rien à faire : aucun autre message ne suivra.`,
  },
  es: {
    subject: (company) => `Su conversación con ${company}`,
    intro: 'Aquí está su conversación, como la pidió en el chat.',
    you: 'Usted',
    files: (names) => `Archivos: ${names}`,
    newest: (count) => `Estos son los últimos ${count} mensajes.`,
    footer: (company) =>
      `Esta dirección se escribió en el chat de ${company}. Si no fue usted, no tiene que hacer nada: no llegará ningún otro correo.`,
  },
  pt: {
    subject: (company) => `A sua conversa com ${company}`,
    intro: 'Aqui está a sua conversa, como pediu no chat.',
    you: 'Você',
    files: (names) => `Ficheiros: ${names}`,
    newest: (count) => `Estas são as últimas ${count} mensagens.`,
    footer: (company) =>
      `Este endereço foi introduzido no chat de ${company}. Se não o pediu, não precisa de fazer nada: não se segue mais nenhum e-mail.`,
  },
  de: {
    subject: (company) => `Ihr Gespräch mit ${company}`,
    intro: 'Hier ist Ihr Gespräch, wie Sie es im Chat gewünscht haben.',
    you: 'Sie',
    files: (names) => `Dateien: ${names}`,
    newest: (count) => `Das sind die letzten ${count} Nachrichten.`,
    footer: (company) =>
      `Diese Adresse wurde im Chat von ${company} eingegeben. Waren Sie es nicht, brauchen Sie nichts zu tun: Es folgt keine weitere E-Mail.`,
  },
  ar: {
    subject: (company) => `محادثتك مع ${company}`,
    intro: 'هذه محادثتك كما طلبتها في الدردشة.',
    you: 'أنت',
    files: (names) => `الملفات: ${names}`,
    newest: (count) => `هذه أحدث ${count} رسالة.`,
    footer: (company) => `أُدخل هذا العنوان في دردشة ${company}. إن لم تكن أنت فلا حاجة لفعل شيء: لن تصل رسالة أخرى.`,
  },
};
