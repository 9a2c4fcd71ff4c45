import { chatLanguageFor, type ChatLanguage } from '#core/channels/chat-languages.ts';

export type SurveyLanguage = ChatLanguage;

interface SurveyWords {
  hello: string;
  helloTo(name: string): string;
  question(company: string): string;
  /** From 1 to 5. */
  labels: readonly [string, string, string, string, string];
  more: string;
  send: string;
  thanks: string;
  thanksAgain: string;
  closed: string;
  choose: string;
  needsScripts: string;
  footer: string;
}

/** The question about a conversation, in the languages of customers. */
export const surveyWords: Readonly<Record<SurveyLanguage, SurveyWords>> = {
  en: {
    hello: 'Hello,',
    helloTo: (name) => `Hello ${name},`,
    question: (company) => `How satisfied are you with the help you got from ${company}?`,
    labels: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    more: 'What made you choose this? (optional)',
    send: 'Send',
    thanks: 'Thank you. We read every answer.',
    thanksAgain: 'You have answered already. Thank you.',
    closed: 'This question is closed by now. Thank you all the same.',
    choose: 'Please choose one of these answers.',
    needsScripts:
      'These questions need JavaScript. Please switch it on in your browser, or open this link in another one.',
    footer: 'We ask rarely. If you would rather not answer, just ignore this message.',
  },
  sw: {
    hello: 'Habari,',
    helloTo: (name) => `Habari ${name},`,
    question: (company) => `Je, umeridhika kiasi gani na msaada uliopata kutoka ${company}?`,
    labels: ['Sijaridhika kabisa', 'Sijaridhika', 'Wastani', 'Nimeridhika', 'Nimeridhika sana'],
    more: 'Kwa nini umechagua hivyo? (si lazima)',
    send: 'Tuma',
    thanks: 'Asante. Tunasoma kila jibu.',
    thanksAgain: 'Umeshajibu tayari. Asante.',
    closed: 'Swali hili limefungwa sasa. Asante hata hivyo.',
    choose: 'Tafadhali chagua moja ya majibu haya.',
    needsScripts:
      'Maswali haya yanahitaji JavaScript. Tafadhali iwashe kwenye kivinjari chako, au fungua kiungo hiki kwenye kingine.',
    footer: 'Huwa tunauliza mara chache. Kama hutaki kujibu, puuza ujumbe huu.',
  },
  fr: {
    hello: 'Bonjour,',
    helloTo: (name) => `Bonjour ${name},`,
    question: (company) => `Êtes-vous satisfait de l’aide reçue de ${company} ?`,
    labels: ['Très insatisfait', 'Insatisfait', 'Ni l’un ni l’autre', 'Satisfait', 'Très satisfait'],
    more: 'Pourquoi ce choix ? (facultatif)',
    send: 'Envoyer',
    thanks: 'Merci. Nous lisons chaque réponse.',
    thanksAgain: 'Vous avez déjà répondu. Merci.',
    closed: 'Cette question est désormais close. Merci tout de même.',
    choose: 'Veuillez choisir l’une de ces réponses.',
    needsScripts:
      'Ces questions ont besoin de JavaScript. Veuillez l’activer dans votre navigateur ou ouvrir ce lien dans un autre.',
    footer: 'Nous posons rarement des questions. Si vous préférez ne pas répondre, ignorez ce message.',
  },
  es: {
    hello: 'Hola:',
    helloTo: (name) => `Hola, ${name}:`,
    question: (company) => `¿Qué tan satisfecho está con la ayuda que recibió de ${company}?`,
    labels: ['Muy insatisfecho', 'Insatisfecho', 'Ni lo uno ni lo otro', 'Satisfecho', 'Muy satisfecho'],
    more: '¿Por qué eligió esa respuesta? (opcional)',
    send: 'Enviar',
    thanks: 'Gracias. Leemos todas las respuestas.',
    thanksAgain: 'Ya respondió. Gracias.',
    closed: 'Esta pregunta ya está cerrada. Gracias de todos modos.',
    choose: 'Elija una de estas respuestas.',
    needsScripts: 'Estas preguntas necesitan JavaScript. Actívelo en su navegador o abra este enlace en otro.',
    footer: 'Preguntamos pocas veces. Si prefiere no responder, ignore este mensaje.',
  },
  pt: {
    hello: 'Olá,',
    helloTo: (name) => `Olá, ${name},`,
    question: (company) => `Qual é a sua satisfação com a ajuda que recebeu da ${company}?`,
    labels: ['Muito insatisfeito', 'Insatisfeito', 'Nem um nem outro', 'Satisfeito', 'Muito satisfeito'],
    more: 'Por que escolheu esta resposta? (opcional)',
    send: 'Enviar',
    thanks: 'Obrigado. Lemos todas as respostas.',
    thanksAgain: 'Já respondeu. Obrigado.',
    closed: 'Esta pergunta já foi encerrada. Obrigado mesmo assim.',
    choose: 'Escolha uma destas respostas.',
    needsScripts: 'Estas perguntas precisam de JavaScript. Ative-o no seu navegador ou abra esta ligação noutro.',
    footer: 'Perguntamos raramente. Se preferir não responder, ignore esta mensagem.',
  },
  de: {
    hello: 'Guten Tag,',
    helloTo: (name) => `Guten Tag ${name},`,
    question: (company) => `Wie zufrieden sind Sie mit der Hilfe von ${company}?`,
    labels: ['Sehr unzufrieden', 'Unzufrieden', 'Weder noch', 'Zufrieden', 'Sehr zufrieden'],
    more: 'Was hat Sie dazu bewogen? (freiwillig)',
    send: 'Senden',
    thanks: 'Vielen Dank. Wir lesen jede Antwort.',
    thanksAgain: 'Sie haben schon geantwortet. Vielen Dank.',
    closed: 'Diese Frage ist inzwischen geschlossen. Trotzdem vielen Dank.',
    choose: 'Bitte wählen Sie eine dieser Antworten.',
    needsScripts:
      'Diese Fragen brauchen JavaScript. Bitte schalten Sie es in Ihrem Browser ein, oder öffnen Sie diesen Link in einem anderen.',
    footer: 'Wir fragen selten. Wenn Sie lieber nicht antworten, lassen Sie diese Nachricht einfach liegen.',
  },
  ar: {
    hello: 'مرحبًا،',
    helloTo: (name) => `مرحبًا ${name}،`,
    question: (company) => `ما مدى رضاك عن المساعدة التي حصلت عليها من ${company}؟`,
    labels: ['غير راضٍ إطلاقًا', 'غير راضٍ', 'محايد', 'راضٍ', 'راضٍ جدًا'],
    more: 'ما سبب اختيارك؟ (اختياري)',
    send: 'إرسال',
    thanks: 'شكرًا لك. نقرأ كل إجابة.',
    thanksAgain: 'لقد أجبت من قبل. شكرًا لك.',
    closed: 'هذا السؤال مغلق الآن. شكرًا لك على أي حال.',
    choose: 'يرجى اختيار إحدى هذه الإجابات.',
    needsScripts: 'تحتاج هذه الأسئلة إلى جافا سكريبت. يرجى تفعيلها في متصفحك أو فتح هذا الرابط في متصفح آخر.',
    footer: 'نحن نادرًا ما نسأل. إن كنت لا ترغب في الإجابة فتجاهل هذه الرسالة.',
  },
};

/** The language of a customer or a company as one that we ask in. */
export function languageOf(tag: string): SurveyLanguage {
  return chatLanguageFor([tag]);
}
