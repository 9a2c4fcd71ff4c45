import { decoderOf } from './charsets.ts';

/** The most frequent small letters of a language, by the charsets it is written in. */
const alphabets: Array<{ charsets: string[]; letters: RegExp; wrong: RegExp }> = [
  {
    charsets: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
    letters: /[оеаинтсрвлкмдпуяыьгзбчй]/g,
    wrong: /[^\sа-яА-ЯёЁіїєґІЇЄҐ«»—–…№]/g,
  },
  { charsets: ['windows-1253', 'iso-8859-7'], letters: /[αοιετσνηυρπκμλςωάίόέήύώ]/g, wrong: /[^\sα-ωΑ-Ωά-ώΆ-Ώϊϋ«»]/g },
  { charsets: ['windows-1255', 'iso-8859-8'], letters: /[יוהלאמרתבשנכחדעקפצגטזס]/g, wrong: /[^\sא-ת]/g },
  { charsets: ['windows-1256', 'iso-8859-6'], letters: /[اليمنرتوبةعدسفهكقحجأإى]/g, wrong: /[^\sء-ي،؟پچژگ]/g },
  { charsets: ['windows-874'], letters: /[กขคงจชดตถทนบปผพมยรลวสหอะาเแโใไ]|\p{M}/gu, wrong: /[^\sก-๛]/g },
];

/** Characters that are common in the language, and those that a wrong reading makes. */
const ideographs: Array<{ charset: string; common: RegExp; wrong: RegExp }> = [
  { charset: 'shift_jis', common: /[ぁ-んァ-ヶー。、]/g, wrong: /[\uFF61-\uFF9F\uE000-\uF8FF]/g },
  { charset: 'euc-jp', common: /[ぁ-んァ-ヶー。、]/g, wrong: /[\uFF61-\uFF9F\uE000-\uF8FF]/g },
  { charset: 'euc-kr', common: /[가-힣]/g, wrong: /[\uE000-\uF8FF一-龥]/g },
  {
    charset: 'gbk',
    common:
      /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实您请谢订单问题，。！？、：；（）]/g,
    wrong: /[\uE000-\uF8FF぀-ヿ]/g,
  },
  {
    charset: 'big5',
    common:
      /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實您請謝訂單問題，。！？、：；（）]/g,
    wrong: /[\uE000-\uF8FF぀-ヿ]/g,
  },
];

const sample = 20_000;
const broken = /\uFFFD/g;
/** A plain letter between two others is the second byte of a letter that was read as two. */
const mixed = /\P{ASCII}[@-~](?=\P{ASCII})/gu;

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

type Guess = { charset: string; score: number };

/** Points from 0 to 1: the share of letters beyond ASCII that the language uses often, less those it does not have. */
function scored(bytes: Buffer, charset: string, shape: { common: RegExp; wrong: RegExp }): Guess {
  const text = decoderOf(charset)?.(bytes) ?? '';
  const foreign = text.replaceAll(/\p{ASCII}+/gu, '');
  if (foreign === '') return { charset, score: 0 };
  const lost = count(foreign, broken) + count(text, mixed) / 2;
  const score = (count(foreign, shape.common) - 2 * count(foreign, shape.wrong) - 4 * lost) / foreign.length;
  return { charset, score };
}

function best(guesses: Guess[]): Guess | undefined {
  return guesses.reduce<Guess | undefined>(
    (found, each) => (each.score > (found?.score ?? 0.15) ? each : found),
    undefined,
  );
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}

/** Western letters stand alone among plain ones; those of other scripts stand side by side. */
function isWestern(bytes: Buffer): boolean {
  let high = 0;
  let beside = 0;
  let touching = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 128) continue;
    high += 1;
    if ((bytes[at + 1] ?? 0) >= 128) beside += 1;
    if (isLetter(bytes[at - 1])) touching += 1;
  }
  return beside * 3 < high || (high <= 3 && touching > 0);
}

/** Central European letters that the Western charset shows as signs nobody writes within a word. */
const notWestern = /(?<=\p{L})[\u0080-\u009F£¥¦¨©ª¬®¯±³¶¹¼¾¿]|[³¿¹¼](?=\p{L})/gu;

function westernOf(bytes: Buffer): string {
  const western = decoderOf('windows-1252')!(bytes);
  const central = decoderOf('windows-1250')!(bytes);
  const letters = count(western, /\P{ASCII}/gu);
  const odd = count(western, notWestern);
  const fits = count(central, /[ąćęłńóśźżčďěňřšťůžáéíýőűțșăâîĄĆĘŁŃÓŚŹŻČŠŽ]/g);
  return odd * 4 > letters && fits * 5 > letters * 4 ? central : western;
}

function guessed(part: Buffer): Guess | undefined {
  return best([
    ...ideographs.map(({ charset, ...shape }) => scored(part, charset, shape)),
    ...alphabets.flatMap(({ charsets, letters, wrong }) =>
      charsets.map((charset) => scored(part, charset, { common: letters, wrong })),
    ),
  ]);
}

const enough = 20;

/** The text when it cannot be Western as it says, because nearly all its letters are another script's; else undefined. */
export function plainlyNotWestern(bytes: Buffer): string | undefined {
  const part = bytes.subarray(0, sample);
  if (part.reduce((high, byte) => high + (byte >> 7), 0) < enough || isWestern(part)) return undefined;
  const guess = guessed(part);
  return guess !== undefined && guess.score > 0.7 ? decoderOf(guess.charset)?.(bytes) : undefined;
}

function hinted(bytes: Buffer, hints: readonly string[]): string | undefined {
  return hints
    .map((hint) => decoderOf(hint)?.(bytes))
    .find((text) => text !== undefined && !text.includes('\uFFFD') && !/[\u0080-\u009F]/.test(text));
}

/** What letters of no (or of a wrong) charset most likely mean; `hints` are charsets named elsewhere in the same mail. */
export function guessLetters(bytes: Buffer, hints: readonly string[]): string {
  const text = hinted(bytes, hints);
  if (text !== undefined) return text;
  const part = bytes.subarray(0, sample);
  if (isWestern(part)) return westernOf(bytes);
  return decoderOf(guessed(part)?.charset ?? 'windows-1252')!(bytes);
}
