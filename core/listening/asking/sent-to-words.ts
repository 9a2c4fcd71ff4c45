import type { SurveyLanguage } from '../words.ts';

interface SentToWords {
  named(firstName: string): string;
  unnamed: string;
}

/** A personal link can be forwarded: its page says whose answers these are, in the languages of customers. */
export const sentToWords: Readonly<Record<SurveyLanguage, SentToWords>> = {
  en: {
    named: (firstName) => `Sent to ${firstName}: what is answered here counts as theirs.`,
    unnamed: 'This link is personal: what is answered here counts for whoever it was sent to.',
  },
  sw: {
    named: (firstName) => `Ilitumwa kwa ${firstName}: yanayojibiwa hapa ni majibu yake.`,
    unnamed: 'Kiungo hiki ni cha mtu binafsi: yanayojibiwa hapa ni ya aliyetumiwa.',
  },
  fr: {
    named: (firstName) => `Envoyé à ${firstName} : les réponses données ici sont les siennes.`,
    unnamed: 'Ce lien est personnel : les réponses données ici sont celles de son destinataire.',
  },
  es: {
    named: (firstName) => `Enviado a ${firstName}: lo que se responda aquí cuenta como suyo.`,
    unnamed: 'Este enlace es personal: lo que se responda aquí cuenta como de quien lo recibió.',
  },
  pt: {
    named: (firstName) => `Enviado a ${firstName}: o que se responder aqui conta como seu.`,
    unnamed: 'Esta ligação é pessoal: o que se responder aqui conta como de quem a recebeu.',
  },
  de: {
    named: (firstName) => `Gesendet an ${firstName}: Was hier geantwortet wird, gilt als Antwort von ${firstName}.`,
    unnamed: 'Dieser Link ist persönlich: Was hier geantwortet wird, gilt für die Person, an die er ging.',
  },
  ar: {
    named: (firstName) => `أُرسل إلى ${firstName}: ما يُجاب به هنا يُحسب له.`,
    unnamed: 'هذا الرابط شخصي: ما يُجاب به هنا يُحسب لمن أُرسل إليه.',
  },
};
