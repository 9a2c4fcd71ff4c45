import type { ChatLanguage } from '#core/channels/chat-languages.ts';

/** Who wrote what is quoted, and when. */
export interface Quoted {
  name: string;
  address: string | null;
  at: Date;
}

interface Wording {
  locale: string;
  say(date: string, time: string, who: string): string;
}

/** Digits are Western ones also in Arabic: mail programs read the line again. */
const wordings: Readonly<Record<ChatLanguage, Wording>> = {
  en: { locale: 'en-GB', say: (date, time, who) => `On ${date} at ${time}, ${who} wrote:` },
  sw: { locale: 'sw', say: (date, time, who) => `Mnamo ${date} saa ${time}, ${who} aliandika:` },
  fr: { locale: 'fr', say: (date, time, who) => `Le ${date} à ${time}, ${who} a écrit :` },
  es: { locale: 'es', say: (date, time, who) => `El ${date} a las ${time}, ${who} escribió:` },
  pt: { locale: 'pt', say: (date, time, who) => `Em ${date}, às ${time}, ${who} escreveu:` },
  de: { locale: 'de', say: (date, time, who) => `Am ${date} um ${time} Uhr schrieb ${who}:` },
  ar: { locale: 'ar-u-nu-latn', say: (date, time, who) => `في ${date} الساعة ${time}، كتب ${who}:` },
};

const longestName = 80;
const longestAddress = 100;

/** A name on one line, without signs that mail programs take for an address. */
function plainName(name: string): string {
  return name
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .replaceAll(/[<>()[\]:"*]/g, '')
    .trim()
    .slice(0, longestName)
    .toWellFormed();
}

function nameOf({ name, address }: Quoted): string {
  const shown = plainName(name);
  if (address === null || address.length > longestAddress) return shown;
  return shown === '' || shown === address ? `<${address}>` : `${shown} <${address}>`;
}

/** The line above a quoted message, in the customer's language and the company's time zone. */
export function attributionLine(quoted: Quoted, { language, zone }: { language: ChatLanguage; zone: string }): string {
  const { locale, say } = wordings[language];
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  const moment = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  const date = new Intl.DateTimeFormat(locale, { ...day, calendar: 'gregory' }).format(quoted.at);
  const time = new Intl.DateTimeFormat(locale, moment).format(quoted.at);
  return say(date, time, nameOf(quoted)).replaceAll(/[\u00A0\u202F]/g, ' ');
}
