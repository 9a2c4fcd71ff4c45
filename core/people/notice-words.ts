import type { z } from 'zod';
import type { language } from '#core/contract/people-shapes.ts';

export type NoticeLanguage = z.output<typeof language>;

/** One mail of the product itself: what stands above the button, on it and below it. */
export interface NoticeText {
  subject: string;
  lines: readonly string[];
  button: string;
  after: string;
}

interface Invitation {
  /** Who invites. */
  by: string;
  company: string;
  /** For how many days the link works. */
  days: number;
}

interface NoticeWords {
  invitation(given: Invitation): NoticeText;
  reset(name: string): NoticeText;
}

/** The mails to colleagues, in the language of the company. */
export const noticeWords: Readonly<Record<NoticeLanguage, NoticeWords>> = {
  en: {
    invitation: ({ by, company, days }) => ({
      subject: `${by} invites you to ${company}`,
      lines: [`${by} invites you to work with ${company} in Throughline.`],
      button: 'Accept the invitation',
      after: `The link works once, for ${days} ${days === 1 ? 'day' : 'days'}. If you did not expect this, you need do nothing.`,
    }),
    reset: (name) => ({
      subject: 'Set a new password',
      lines: [`Hello ${name},`, 'somebody, probably you, asked for a new password for Throughline.'],
      button: 'Set a new password',
      after: 'The link works once, for one hour. If it was not you, your password stays as it is.',
    }),
  },
  sw: {
    invitation: ({ by, company, days }) => ({
      subject: `${by} anakualika ${company}`,
      lines: [`${by} anakualika kufanya kazi na ${company} katika Throughline.`],
      button: 'Kubali mwaliko',
      after: `Kiungo hiki hufanya kazi mara moja tu, kwa siku ${days}. Kama hukutarajia ujumbe huu, huna haja ya kufanya chochote.`,
    }),
    reset: (name) => ({
      subject: 'Weka nenosiri jipya',
      lines: [`Habari ${name},`, 'mtu fulani, huenda ni wewe, ameomba nenosiri jipya la Throughline.'],
      button: 'Weka nenosiri jipya',
      after: 'Kiungo hiki hufanya kazi mara moja tu, kwa saa moja. Kama si wewe, nenosiri lako halitabadilika.',
    }),
  },
  fr: {
    invitation: ({ by, company, days }) => ({
      subject: `${by} vous invite à rejoindre ${company}`,
      lines: [`${by} vous invite à travailler avec ${company} dans Throughline.`],
      button: 'Accepter l’invitation',
      after: `Le lien fonctionne une seule fois, pendant ${days} ${days === 1 ? 'jour' : 'jours'}. Si vous n’attendiez pas ce message, vous n’avez rien à faire.`,
    }),
    reset: (name) => ({
      subject: 'Choisir un nouveau mot de passe',
      lines: [`Bonjour ${name},`, 'quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour Throughline.'],
      button: 'Choisir un nouveau mot de passe',
      after:
        'Le lien fonctionne une seule fois, pendant une heure. Si ce n’était pas vous, votre mot de passe reste inchangé.',
    }),
  },
  es: {
    invitation: ({ by, company, days }) => ({
      subject: `${by} le invita a ${company}`,
      lines: [`${by} le invita a trabajar con ${company} en Throughline.`],
      button: 'Aceptar la invitación',
      after: `El enlace funciona una sola vez, durante ${days} ${days === 1 ? 'día' : 'días'}. Si no esperaba este mensaje, no tiene que hacer nada.`,
    }),
    reset: (name) => ({
      subject: 'Establecer una contraseña nueva',
      lines: [`Hola, ${name}:`, 'Alguien, probablemente usted, pidió una contraseña nueva para Throughline.'],
      button: 'Establecer una contraseña nueva',
      after: 'El enlace funciona una sola vez, durante una hora. Si no fue usted, su contraseña no cambia.',
    }),
  },
  pt: {
    invitation: ({ by, company, days }) => ({
      subject: `Convite de ${by} para ${company}`,
      lines: [`${by} convida-o a trabalhar com ${company} no Throughline.`],
      button: 'Aceitar o convite',
      after: `O link funciona uma única vez, durante ${days} ${days === 1 ? 'dia' : 'dias'}. Se não esperava esta mensagem, não precisa de fazer nada.`,
    }),
    reset: (name) => ({
      subject: 'Definir uma nova palavra-passe',
      lines: [
        `Olá, ${name},`,
        'recebemos, provavelmente de si, o pedido de uma nova palavra-passe para o Throughline.',
      ],
      button: 'Definir uma nova palavra-passe',
      after:
        'O link funciona uma única vez, durante uma hora. Se o pedido não foi seu, a sua palavra-passe continua a mesma.',
    }),
  },
  de: {
    invitation: ({ by, company, days }) => ({
      subject: `${by} lädt Sie zu ${company} ein`,
      lines: [`${by} lädt Sie ein, in Throughline für ${company} zu arbeiten.`],
      button: 'Einladung annehmen',
      after: `Der Link gilt einmal und ${days} ${days === 1 ? 'Tag' : 'Tage'} lang. Wenn Sie diese Nachricht nicht erwartet haben, brauchen Sie nichts zu tun.`,
    }),
    reset: (name) => ({
      subject: 'Neues Passwort festlegen',
      lines: [
        `Guten Tag ${name},`,
        'jemand, vermutlich Sie selbst, hat ein neues Passwort für Throughline angefordert.',
      ],
      button: 'Neues Passwort festlegen',
      after: 'Der Link gilt einmal und eine Stunde lang. Wenn Sie es nicht waren, bleibt Ihr Passwort, wie es ist.',
    }),
  },
  ar: {
    invitation: ({ by, company, days }) => ({
      subject: `دعوة من ${by} للانضمام إلى ${company}`,
      lines: [`دعاك ${by} إلى العمل مع ${company} في Throughline.`],
      button: 'قبول الدعوة',
      after: `يعمل الرابط مرة واحدة، ومدة صلاحيته بالأيام: ${days}. إن لم تكن تتوقع هذه الرسالة فلا يلزمك فعل شيء.`,
    }),
    reset: (name) => ({
      subject: 'تعيين كلمة مرور جديدة',
      lines: [`مرحبًا ${name}،`, 'طلب شخص ما، وهو أنت على الأرجح، كلمة مرور جديدة لحسابك في Throughline.'],
      button: 'تعيين كلمة مرور جديدة',
      after: 'يعمل الرابط مرة واحدة ولمدة ساعة. إن لم تكن أنت من طلبها فستبقى كلمة مرورك كما هي.',
    }),
  },
};

/** The language of a company as one that we write to colleagues in. */
export function noticeLanguage(tag: string): NoticeLanguage {
  return Object.hasOwn(noticeWords, tag) ? (tag as NoticeLanguage) : 'en';
}
