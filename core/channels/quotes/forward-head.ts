import type { ChatLanguage } from '#core/channels/chat-languages.ts';

/** A message that is passed on: from whom, when, about what and to whom it was. */
export interface PassedOn {
  from: { name: string; address: string | null };
  at: Date;
  subject: string;
  to: ReadonlyArray<{ name: string; address: string }>;
}

/** What stands above a message that is passed on: a title, and lines of a label and its words. */
export interface ForwardHead {
  title: string;
  lines: ReadonlyArray<{ label: string; words: string }>;
}

interface Wording {
  locale: string;
  title: string;
  from: string;
  date: string;
  subject: string;
  to: string;
}

/** In words by which mail programs know it again (separators.ts, header-labels.ts); digits are Western ones also in Arabic. */
const wordings: Readonly<Record<ChatLanguage, Wording>> = {
  en: { locale: 'en-GB', title: 'Forwarded message', from: 'From', date: 'Date', subject: 'Subject', to: 'To' },
  sw: { locale: 'sw', title: 'Ujumbe uliosambazwa', from: 'Kutoka', date: 'Tarehe', subject: 'Mada', to: 'Kwa' },
  fr: { locale: 'fr', title: 'Message transféré', from: 'De', date: 'Date', subject: 'Objet', to: 'À' },
  es: { locale: 'es', title: 'Mensaje reenviado', from: 'De', date: 'Fecha', subject: 'Asunto', to: 'Para' },
  pt: { locale: 'pt', title: 'Mensagem encaminhada', from: 'De', date: 'Data', subject: 'Assunto', to: 'Para' },
  de: { locale: 'de', title: 'Weitergeleitete Nachricht', from: 'Von', date: 'Datum', subject: 'Betreff', to: 'An' },
  ar: {
    locale: 'ar-u-nu-latn',
    title: 'رسالة معاد توجيهها',
    from: 'من',
    date: 'التاريخ',
    subject: 'الموضوع',
    to: 'إلى',
  },
};

const longest = 300;
const mostPeople = 20;

/** On one line, whatever stands in it. */
function onOneLine(words: string): string {
  return words
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
}

function whoIs({ name, address }: PassedOn['from']): string {
  const plain = onOneLine(name.replaceAll(/[<>]/g, ''));
  if (address === null || plain === address) return plain;
  return plain === '' ? onOneLine(address) : `${plain} <${onOneLine(address)}>`;
}

/** The heading block of a message that is passed on; what is not known is left out. */
export function forwardHead(of: PassedOn, { language, zone }: { language: ChatLanguage; zone: string }): ForwardHead {
  const { locale, title, from, date, subject, to } = wordings[language];
  const moment = new Intl.DateTimeFormat(locale, {
    ...({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', calendar: 'gregory' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const),
  });
  const lines = [
    { label: from, words: whoIs(of.from) },
    { label: date, words: onOneLine(moment.format(of.at)) },
    { label: subject, words: onOneLine(of.subject) },
    { label: to, words: of.to.slice(0, mostPeople).map(whoIs).join(', ') },
  ];
  return { title, lines: lines.filter(({ words }) => words !== '') };
}

/** The same as lines of a mail without marks. */
export function headText({ title, lines }: ForwardHead): string {
  return [`---------- ${title} ----------`, ...lines.map(({ label, words }) => `${label}: ${words}`)].join('\n');
}
