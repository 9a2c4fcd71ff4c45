import { dice, pick } from '../mail/dice.ts';

/** One language of the made company's customers: its words from the most to the least frequent. */
export interface Language {
  words: string[];
  between: string;
  share: number;
}

const real = {
  en: 'the to and i you it is my a of for in on have not was with order this please that but your can be when me thanks hello refund delivery invoice still parcel broken return account password payment received card shipping lamp colour cancel change address help wrong missing',
  de: 'die der und ich das ist nicht zu ein in mit es für sie auf von bitte habe wir meine den noch aber danke hallo bestellung lieferung rechnung rückerstattung paket kaputt zurück konto passwort zahlung größe adresse farbe falsch fehlt schön über können wäre straße',
  fr: 'de la le et je à pas les un une pour est en vous que mon ce ne avec dans merci bonjour commande livraison facture remboursement colis cassé retour compte paiement reçu taille adresse couleur mauvais manque été encore déjà très prêt où après problème',
  ar: 'من في على إلى لم هذا أن لا ما مع شكرا مرحبا الطلب التوصيل الفاتورة استرداد الطرد مكسور إرجاع الحساب الدفع العنوان اللون خطأ ناقص بعد قبل',
  zh: '我 的 了 不 是 你们 请 订单 退款 发货 收到 快递 发票 没有 坏了 退货 地址 颜色 尺寸 谢谢 你好 为什么 还没 客服 帮助 支付 账户',
};

const pieces = {
  en: 'ba ber con der en fi ga hol in jo ka ling mor ness ol per qui ra sten tra un ver wil yo zel'.split(' '),
  de: 'auf be chen der ein fahr ge heit ig kung lich mann neu ord pfl rück schlu stein trä un ver wär zeug über'.split(
    ' ',
  ),
  fr: 'ai bon cré dé eau fleur gé heur ion jou lé ment nou oi pré qui reu sou té ure vé è'.split(' '),
  ar: ['با', 'تر', 'جم', 'حد', 'رس', 'سل', 'شر', 'صن', 'طل', 'عم', 'فر', 'قد', 'كت', 'لب', 'مح', 'نو'],
  zh: Array.from(
    '安北长大电服高公管好回机家开客来明年品情人商时天网文系想学业用员远在站中主资总作东路门口书水车红白黑新旧快慢',
  ),
};

function madeWords(roll: () => number, of: readonly string[], count: number): string[] {
  const made = new Set<string>();
  const most = of === pieces.zh ? 3 : 4;
  for (let tries = 0; made.size < count && tries < count * 4; tries++) {
    const length = 2 + Math.floor(roll() * (most - 1));
    made.add(Array.from({ length }, () => pick(roll, of)).join(''));
  }
  return [...made];
}

/** The same words for the same seed: real ones first, then made ones, so that few are frequent and most are rare. */
export function languages(seed: number): Language[] {
  const roll = dice(seed);
  const of = (name: keyof typeof real, share: number, tail: number): Language => ({
    words: [...new Set([...real[name].split(' '), ...madeWords(roll, pieces[name], tail)])],
    between: name === 'zh' ? '' : ' ',
    share,
  });
  return [
    of('en', 0.5, 60_000),
    of('de', 0.25, 60_000),
    of('fr', 0.15, 40_000),
    of('ar', 0.05, 20_000),
    of('zh', 0.05, 20_000),
  ];
}

/** A word by Zipf's law: the tenth is about a tenth as frequent as the first. */
export function zipf(roll: () => number, { words }: Language): string {
  return words[Math.floor(words.length ** roll()) - 1] ?? words[0]!;
}

/** A few sentences of about so many words. */
export function sentences(roll: () => number, language: Language, count: number): string {
  let text = '';
  let left = 0;
  for (let at = 0; at < count; at++) {
    const word = zipf(roll, language);
    if (left === 0) {
      left = 5 + Math.floor(roll() * 12);
      text += at === 0 ? '' : language.between === '' ? '。' : '. ';
      text += word.charAt(0).toUpperCase() + word.slice(1);
    } else text += language.between + word;
    left--;
  }
  return `${text}${language.between === '' ? '。' : '.'}`;
}

const first =
  'Anna Ben Clara David Emma Finn Greta Hugo Ida Jonas Klara Leon Mia Noah Olga Paul Quentin Rosa Sami Tara Umar Vera Walid Xenia Yusuf Zoe Élodie Jürgen Søren Łukasz José Fatima'.split(
    ' ',
  );

/** Somebody's name; the last names are made, so that some are frequent and some are not. */
export function nameOf(roll: () => number, { words }: Language): { first: string; last: string } {
  const word = words[60 + Math.floor((words.length - 60) ** roll())] ?? 'Smith';
  return { first: pick(roll, first), last: word.charAt(0).toUpperCase() + word.slice(1) };
}
