import type { ChatLanguage } from '#core/channels/chat-languages.ts';

interface AcknowledgementWords {
  hello: string;
  helloTo(name: string): string;
  /** Half of all take the first time, nine of ten the second at most. */
  usually(usual: string, long: string): string;
  alwaysWithin(time: string): string;
  /** The same in opening hours, and the moment it comes to for what comes now. */
  byThen(long: string, by: string): string;
  template: string;
}

const template = (received: string, closing: string) => `{hello}\n\n${received}\n{time}\n\n${closing}\n{sender}`;

/** What a customer gets at once, in the languages of customers. */
export const acknowledgementWords: Readonly<Record<ChatLanguage, AcknowledgementWords>> = {
  en: {
    hello: 'Hello,',
    helloTo: (name) => `Hello ${name},`,
    usually: (usual, long) => `A first answer usually takes about ${usual}; nine of ten take no longer than ${long}.`,
    byThen: (long, by) =>
      `Nine of ten first answers take no longer than ${long} of our opening hours: for your message that is until about ${by}.`,
    alwaysWithin: (time) => `Nine of ten first answers take no longer than ${time}.`,
    template: template('your message is here, and a person will answer it.', 'Kind regards'),
  },
  sw: {
    hello: 'Habari,',
    helloTo: (name) => `Habari ${name},`,
    usually: (usual, long) =>
      `Kwa kawaida jibu la kwanza huchukua takriban ${usual}; majibu tisa kati ya kumi hayazidi ${long}.`,
    byThen: (long, by) =>
      `Majibu ya kwanza tisa kati ya kumi hayazidi ${long} ya saa zetu za kazi: kwa ujumbe wako, hadi takriban ${by}.`,
    alwaysWithin: (time) => `Majibu ya kwanza tisa kati ya kumi hayazidi ${time}.`,
    template: template('tumepokea ujumbe wako, na mtu atakujibu.', 'Wako'),
  },
  fr: {
    hello: 'Bonjour,',
    helloTo: (name) => `Bonjour ${name},`,
    usually: (usual, long) =>
      `Une première réponse prend en général environ ${usual} ; neuf sur dix ne prennent pas plus de ${long}.`,
    byThen: (long, by) =>
      `Neuf premières réponses sur dix ne prennent pas plus de ${long} de nos heures d’ouverture ; pour votre message, cela va jusqu’à environ : ${by}.`,
    alwaysWithin: (time) => `Neuf premières réponses sur dix ne prennent pas plus de ${time}.`,
    template: template('nous avons bien reçu votre message ; une personne y répondra.', 'Cordialement'),
  },
  es: {
    hello: 'Hola:',
    helloTo: (name) => `Hola, ${name}:`,
    usually: (usual, long) =>
      `La primera respuesta suele tardar aproximadamente ${usual}; nueve de cada diez no tardan más de ${long}.`,
    byThen: (long, by) =>
      `Nueve de cada diez primeras respuestas no tardan más de ${long} de nuestro horario de atención; para su mensaje, hasta aproximadamente: ${by}.`,
    alwaysWithin: (time) => `Nueve de cada diez primeras respuestas no tardan más de ${time}.`,
    template: template('hemos recibido su mensaje y una persona le responderá.', 'Un saludo'),
  },
  pt: {
    hello: 'Olá,',
    helloTo: (name) => `Olá, ${name},`,
    usually: (usual, long) =>
      `A primeira resposta costuma levar cerca de ${usual}; nove em cada dez não levam mais de ${long}.`,
    byThen: (long, by) =>
      `Nove em cada dez primeiras respostas não levam mais de ${long} do nosso horário de atendimento; para a sua mensagem, até cerca de: ${by}.`,
    alwaysWithin: (time) => `Nove em cada dez primeiras respostas não levam mais de ${time}.`,
    template: template('recebemos a sua mensagem e uma pessoa irá respondê-la.', 'Atenciosamente'),
  },
  de: {
    hello: 'Guten Tag,',
    helloTo: (name) => `Guten Tag ${name},`,
    usually: (usual, long) =>
      `Die erste Antwort dauert meist etwa ${usual}; neun von zehn dauern nicht länger als ${long}.`,
    byThen: (long, by) =>
      `Neun von zehn ersten Antworten dauern nicht länger als ${long} unserer Öffnungszeit; für Ihre Nachricht heißt das: bis etwa ${by}.`,
    alwaysWithin: (time) => `Neun von zehn ersten Antworten dauern nicht länger als ${time}.`,
    template: template('Ihre Nachricht ist da, und ein Mensch wird sie beantworten.', 'Freundliche Grüße'),
  },
  ar: {
    hello: 'مرحبًا،',
    helloTo: (name) => `مرحبًا ${name}،`,
    usually: (usual, long) => `تستغرق الإجابة الأولى عادةً نحو ${usual}، وتسع من كل عشر إجابات لا تستغرق أكثر من ${long}.`,
    byThen: (long, by) =>
      `تسع من كل عشر إجابات أولى لا تستغرق أكثر من ${long} من ساعات عملنا؛ ولرسالتك يعني ذلك حتى نحو ${by}.`,
    alwaysWithin: (time) => `تسع من كل عشر إجابات أولى لا تستغرق أكثر من ${time}.`,
    template: template('وصلتنا رسالتك، وسيجيب عنها أحد زملائنا.', 'مع التحية'),
  },
};
