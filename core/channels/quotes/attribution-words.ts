const verbs = `wrote|writes|schrieb|schrieben|schreibt|geschrieben|a écrit|écrit|écrivait|escribió|escribio|escribe|ha scritto|scritto|scrive|escreveu|escreve|schreef|geschreven|schrijft|skrev|skriver
  |kirjoitti|napisał|napisała|napisał(a)|pisze|написал|написала|написал(а)|написал(a)|пишет|писал|писал(а)|写道|寫道|写到|来信|のメール|のメッセージ|さんは書きました|は書きました|wrote the following|aliandika|ameandika|aliandika hivi
  |yazdı|şunu yazdı|şunları yazdı|написав|написала|написав(ла)|пише|님이 작성|작성|님이 썼습니다|쓴 글|썼습니다|께서 작성|كتب|كتبت|تمت كتابة|כתב|כתבה|כתב/ה|‏כתב|מאת|napsal|napsala|napsal(a)|napísal|napísal(a)|ezt írta
  |a scris|έγραψε|đã viết|viết|menulis|เขียนว่า|sent|sent a message|quoting|zitat von|citando|en réponse à|ha enviado|verzond|sade|lähetti|skrifaði|rašė|rakstīja|kirjutas|написа|je napisao|je napisala|je napisao/la|pisal|a rédigé`;
const saidBySelf =
  /(^|[ ,])(i|you|we|they|he|she|your [a-z ]{0,30}|ich|sie|ihr|wir|er|man|je|j'ai|vous|nous|tu|il|elle|on|yo|usted|ustedes|él|ella|io|lei|voi|eu|você|ele|ela|ik|u|jij|wij|jag|du|ni|vi|jeg|de|minä|sinä|te|ja|pan|pani|вы|я|он|мы) (have |had |also |haben |hatten |avez |ai )?(wrote|write|writes|said|say|schrieb|schrieben|schreiben|geschrieben|écrit|a écrit|escribió|escribí|ha scritto|scritto|escreveu|schreef|schreven|skrev|skriver|kirjoitti|kirjoititte|napisał|napisała|napisali|написали|написал|писали)\b/i;

const spaced = verbs.split('|').map((word) => word.trim());
const cased = (text: string) => ` ${text.toLowerCase().replace(/[,;:：<>()[\]"'«»“”\- ]+/g, ' ')} `;
/** Scripts without spaces between words, or with endings: found anywhere. */
const bound = spaced.filter((verb) => /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0590-\u06ff\u0e00-\u0e7f]/.test(verb));
const free = spaced.filter((verb) => !bound.includes(verb)).map((verb) => cased(verb));

function hasVerb(words: string): boolean {
  const plain = cased(words);
  return free.some((verb) => plain.includes(verb)) || bound.some((verb) => words.includes(verb));
}

const digits = (text: string) =>
  text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
const date =
  /\b(19|20)\d\d\b|(19|20)\d\d ?[年년]|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(st|nd|rd|th|\.)? [\p{L}]{3,12}\b|[\p{L}]{3,9} \d{1,2},/u;
const time = /\d{1,2}[:.h]\d{2}|\d{1,2} ?(시|時|点|點|am\b|pm\b)/i;
const address = /[^\s<>()[\]:"]@[^\s<>()[\]:"]/;
const bracketed = /[<([«]\s*(mailto:)?[^\s<>()[\]]+@[^\s<>()[\]]+/;
const starter =
  /^[-–"'“„>]*\s*(on|am|le|el|il|il giorno|in data|em|a|op|den|dne|dnia|w dniu|mnamo|tarehe|în|la|pe|в|in|at|at:|pada|vào|στις|בתאריך|ב|في|um|quoting|zitat|citando|ve|v|u|em data|on:|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|пн|вт|ср|чт|пт|сб|вс|нд|pt|pon|wt|śr|czw|sob|niedz|ma|ti|ke|to|pe|la|su|man|tir|ons|tor|fre|lør|søn|在)[.,]?[ ,.]|^[-–"'“„>]*\s*([\d٠-٩]|في|בתאריך|在|於|于)/i;

/** `---- On Fri, Anna wrote ----` */
const betweenDashes = /^-{2,}.*[^-]-{2,}$/;
const colonAtEnd = /[:：]["'*]*\s*-{0,20}$|写道$|寫道$|작성$|(wrote|skrev|schrieb|writes)\.{0,3}$/;

/** Whether a line ends as attributions do. */
export function endsLikeAttribution(words: string): boolean {
  return betweenDashes.test(words) || colonAtEnd.test(words);
}

/** Whether a line begins as attributions do: with "On", a day of the week or a number, in many languages. */
export function beginsLikeAttribution(words: string): boolean {
  return starter.test(words);
}

/** What in a line tells that it names another's mail. */
export interface Evidence {
  says: boolean;
  date: boolean;
  time: boolean;
  address: boolean;
  /** The address stands in brackets. */
  bracketed: boolean;
  begins: boolean;
}

/** The evidence in the words of one or several lines; undefined for what somebody tells of themselves ("I wrote:"). */
export function evidenceIn(joined: string): Evidence | undefined {
  const words = digits(joined.replaceAll('*', '').replaceAll(/ +/g, ' '));
  if (!endsLikeAttribution(words) || words.length > 400 || saidBySelf.test(words)) return undefined;
  return {
    says: hasVerb(words),
    date: date.test(words),
    time: time.test(words),
    address: address.test(words),
    bracketed: bracketed.test(words),
    begins: starter.test(words),
  };
}

/** Lotus Notes: `Anna Berg ---03.05.2024 10:11:12---Hello`; GroupWise: `>>> Anna Berg <anna@…> 03.05.2024 10:11 >>>`. */
export function isGroupwareAttribution(words: string): boolean {
  return (
    /\S ?---\d{1,2}[./-]\d{1,2}[./-]\d{2,4}[ ,]+\d{1,2}[:.]\d{2}/.test(words) ||
    (/^>>>.*>>>$/.test(words) && date.test(words) && time.test(words) && words.length < 200)
  );
}
