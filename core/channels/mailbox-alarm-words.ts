import { noticeLanguage, type NoticeLanguage } from '#core/people/notice-words.ts';

type Alarm = { mailbox: string; minutes: number; reason: string | null; link: string };

interface AlarmWords {
  subject(mailbox: string): string;
  lines(alarm: Alarm): string[];
}

/** The mail to owners and admins when a mailbox was not fetched for too long, in the language of the company. */
const alarmWords: Readonly<Record<NoticeLanguage, AlarmWords>> = {
  en: {
    subject: (mailbox) => `No mail is coming in from “${mailbox}”`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `The mailbox “${mailbox}” could not be read for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Mail waits at the server; nothing is lost.`,
      ...(reason === null ? [] : [`The reason: ${reason}`]),
      `Look after it: ${link}`,
    ],
  },
  sw: {
    subject: (mailbox) => `Hakuna barua pepe zinazoingia kutoka “${mailbox}”`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `Kisanduku “${mailbox}” hakikuweza kusomwa kwa dakika ${minutes}. Barua zinasubiri kwenye seva; hakuna kilichopotea.`,
      ...(reason === null ? [] : [`Sababu: ${reason}`]),
      `Kishughulikie: ${link}`,
    ],
  },
  fr: {
    subject: (mailbox) => `Aucun courrier n’arrive de « ${mailbox} »`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `La boîte « ${mailbox} » n’a pas pu être lue depuis ${minutes} minute${minutes === 1 ? '' : 's'}. Le courrier attend sur le serveur ; rien n’est perdu.`,
      ...(reason === null ? [] : [`La raison : ${reason}`]),
      `S’en occuper : ${link}`,
    ],
  },
  es: {
    subject: (mailbox) => `No llega correo de «${mailbox}»`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `El buzón «${mailbox}» no se ha podido leer durante ${minutes} minuto${minutes === 1 ? '' : 's'}. El correo espera en el servidor; no se ha perdido nada.`,
      ...(reason === null ? [] : [`El motivo: ${reason}`]),
      `Revíselo aquí: ${link}`,
    ],
  },
  pt: {
    subject: (mailbox) => `Não chega correio de «${mailbox}»`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `A caixa «${mailbox}» não pôde ser lida durante ${minutes} minuto${minutes === 1 ? '' : 's'}. O correio espera no servidor; nada se perdeu.`,
      ...(reason === null ? [] : [`O motivo: ${reason}`]),
      `Veja aqui: ${link}`,
    ],
  },
  de: {
    subject: (mailbox) => `Aus „${mailbox}“ kommt keine Post`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `Das Postfach „${mailbox}“ konnte seit ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} nicht gelesen werden. Die Post wartet auf dem Server; nichts ist verloren.`,
      ...(reason === null ? [] : [`Der Grund: ${reason}`]),
      `Hier nachsehen: ${link}`,
    ],
  },
  ar: {
    subject: (mailbox) => `لا يصل أي بريد من «${mailbox}»`,
    lines: ({ mailbox, minutes, reason, link }) => [
      `تعذّرت قراءة صندوق البريد «${mailbox}»، والمدة بالدقائق: ${minutes}. البريد ينتظر على الخادم ولم يضع شيء.`,
      ...(reason === null ? [] : [`السبب: ${reason}`]),
      `للاطلاع والمعالجة: ${link}`,
    ],
  },
};

/** Subject and text of the mail about a mailbox that was not fetched for too long. */
export function mailboxAlarmNotice(language: string, alarm: Alarm): { subject: string; text: string } {
  const { subject, lines } = alarmWords[noticeLanguage(language)];
  return { subject: subject(alarm.mailbox), text: lines(alarm).join('\n\n') };
}
