import { noticeLanguage, type NoticeLanguage } from '../people/notice-words.ts';

interface Passed {
  /** Who passes it on. */
  by: string;
  /** Null: not known, or not told. */
  customer: string | null;
}

interface PraiseWords {
  subject: (by: string) => string;
  wrote: (customer: string | null) => string;
  look: string;
}

const words: Readonly<Record<NoticeLanguage, PraiseWords>> = {
  en: {
    subject: (by) => `${by} passes praise on to you`,
    wrote: (customer) => `${customer ?? 'A customer'} wrote:`,
    look: 'Look at your praise',
  },
  de: {
    subject: (by) => `${by} gibt ein Lob an Sie weiter`,
    wrote: (customer) => `${customer ?? 'Jemand von der Kundschaft'} schrieb:`,
    look: 'Ihr Lob ansehen',
  },
  fr: {
    subject: (by) => `${by} vous transmet des compliments`,
    wrote: (customer) => `${customer ?? 'Un client'} a écrit :`,
    look: 'Voir vos compliments',
  },
  es: {
    subject: (by) => `${by} te transmite un elogio`,
    wrote: (customer) => `${customer ?? 'Un cliente'} escribió:`,
    look: 'Ver tus elogios',
  },
  pt: {
    subject: (by) => `${by} transmite-lhe um elogio`,
    wrote: (customer) => `${customer ?? 'Um cliente'} escreveu:`,
    look: 'Ver os seus elogios',
  },
  sw: {
    subject: (by) => `${by} anakufikishia sifa`,
    wrote: (customer) => `${customer ?? 'Mteja'} aliandika:`,
    look: 'Tazama sifa zako',
  },
  ar: {
    subject: (by) => `${by} ينقل إليك ثناءً`,
    wrote: (customer) => `كتب ${customer ?? 'أحد العملاء'}:`,
    look: 'اطّلع على الثناء الموجّه إليك',
  },
};

/** The mail to whom praise was passed on, in the company's language. */
export function praiseWords(language: string, { by, customer }: Passed) {
  const spoken = noticeLanguage(language);
  const { subject, wrote, look } = words[spoken];
  return { language: spoken, subject: subject(by), wrote: wrote(customer), look };
}
