import { acknowledgementWords } from '#core/desk/acknowledgement-words.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';

const sentences: Readonly<Record<ChatLanguage, { said: string; did: string; thanks: string }>> = {
  en: {
    said: 'a while ago you told us what went wrong for you. You were not the only one.',
    did: 'This is what we did about it:',
    thanks: 'Thank you for telling us.',
  },
  sw: {
    said: 'muda mfupi uliopita ulituambia kilichokuharibikia. Hukuwa peke yako.',
    did: 'Hivi ndivyo tulivyofanya:',
    thanks: 'Asante kwa kutuambia.',
  },
  fr: {
    said: 'il y a quelque temps, vous nous avez dit ce qui n’allait pas. Vous n’étiez pas seul dans ce cas.',
    did: 'Voici ce que nous avons fait :',
    thanks: 'Merci de nous l’avoir dit.',
  },
  es: {
    said: 'hace un tiempo nos contó qué le salió mal. No fue la única persona.',
    did: 'Esto es lo que hemos hecho:',
    thanks: 'Gracias por decírnoslo.',
  },
  pt: {
    said: 'há algum tempo disse-nos o que lhe correu mal. Não foi caso único.',
    did: 'Eis o que fizemos:',
    thanks: 'Obrigado por nos ter dito.',
  },
  de: {
    said: 'vor einiger Zeit haben Sie uns gesagt, was für Sie schiefging. Sie waren damit nicht allein.',
    did: 'Das haben wir getan:',
    thanks: 'Danke, dass Sie es uns gesagt haben.',
  },
  ar: {
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
