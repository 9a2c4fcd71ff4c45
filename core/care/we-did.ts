import { acknowledgementWords } from '#core/desk/acknowledgement-words.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';

interface Sentences {
  /** Of a mail that begins a conversation. */
  subject: string;
  said: string;
  did: string;
  thanks: string;
}

const sentences: Readonly<Record<ChatLanguage, Sentences>> = {
  en: {
    subject: 'What you told us, and what we did',
    said: 'a while ago you told us what went wrong for you. You were not the only one.',
    did: 'This is what we did about it:',
    thanks: 'Thank you for telling us.',
  },
  sw: {
    subject: 'Ulichotuambia, na tulichofanya',
    said: 'muda mfupi uliopita ulituambia kilichokuharibikia. Hukuwa peke yako.',
    did: 'Hivi ndivyo tulivyofanya:',
    thanks: 'Asante kwa kutuambia.',
  },
  fr: {
    subject: 'Ce que vous nous avez dit, et ce que nous avons fait',
    said: 'il y a quelque temps, vous nous avez dit ce qui n’allait pas. Vous n’étiez pas seul dans ce cas.',
    did: 'Voici ce que nous avons fait :',
    thanks: 'Merci de nous l’avoir dit.',
  },
  es: {
    subject: 'Lo que nos contó y lo que hemos hecho',
    said: 'hace un tiempo nos contó qué le salió mal. No fue la única persona.',
    did: 'Esto es lo que hemos hecho:',
    thanks: 'Gracias por decírnoslo.',
  },
  pt: {
    subject: 'O que nos disse e o que fizemos',
    said: 'há algum tempo disse-nos o que lhe correu mal. Não foi caso único.',
    did: 'Eis o que fizemos:',
    thanks: 'Obrigado por nos ter dito.',
  },
  de: {
    subject: 'Was Sie uns gesagt haben und was wir getan haben',
    said: 'vor einiger Zeit haben Sie uns gesagt, was für Sie schiefging. Sie waren damit nicht allein.',
    did: 'Das haben wir getan:',
    thanks: 'Danke, dass Sie es uns gesagt haben.',
  },
  ar: {
    subject: 'ما أخبرتنا به وما فعلناه',
    said: 'أخبرتنا قبل فترة بما ساء معك، ولم تكن وحدك.',
    did: 'وهذا ما فعلناه:',
    thanks: 'شكرًا لأنك أخبرتنا.',
  },
};

/** "You said, we did", in a language of customers: what was done stands in it as somebody of ours wrote it. */
export function weDid(language: ChatLanguage, { firstName, did }: { firstName: string; did: string }): string {
  const { hello, helloTo } = acknowledgementWords[language];
  const words = sentences[language];
  const head = firstName === '' ? hello : helloTo(firstName);
  return [head, words.said, [words.did, did].join('\n'), words.thanks].join('\n\n');
}

/** What a mail is about that tells somebody so. */
export const weDidSubject = (language: ChatLanguage): string => sentences[language].subject;
