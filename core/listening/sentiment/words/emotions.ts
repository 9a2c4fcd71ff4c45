import { plainLetters } from '../../../channels/search/plain-letters.ts';
import type { Emotion } from '../labels.ts';
import type { Token } from '../tokens.ts';

type Words = Partial<Record<Emotion, string>>;

/** Beginnings of words, or two words; of our own writing, for languages in which nothing was learnt. */
const lists: Readonly<Record<string, Words>> = {
  de: {
    gratitude: 'danke* dankbar* bedank* vielen-dank',
    anger: 'argern arger* verarger* wut* wutend* sauer unverschamt* frechheit zornig* hass* unfassbar*',
    disappointment: 'enttausch* leider schade',
    worry: 'sorge* angst* besorgt* befurcht*',
    sadness: 'traurig* wein* trauer*',
    confusion: 'verwirr* unklar* verstehe-nicht ratlos* unverstandlich*',
    surprise: 'uberrasch* erstaun* unerwartet*',
    joy: 'freu* glucklich* frohlich* begeister*',
    praise: 'toll* super hervorragend* ausgezeichnet* klasse grossartig* perfekt* kompetent*',
  },
  fr: {
    gratitude: 'merci* remerci* reconnaissan*',
    anger: 'colere* furieu* inadmissible* scandale* honteu* enerv* rage* agac*',
    disappointment: 'decu* decev* deception* dommage',
    worry: 'inquiet* peur* crain* angoiss*',
    sadness: 'triste* pleur* chagrin*',
    confusion: 'confus* comprends-pas comprend-pas incomprehensible* perdu*',
    surprise: 'surpris* etonn*',
    joy: 'heureu* content* ravi* joie joyeu* enchant*',
    praise: 'excellent* parfait* formidable* genial* bravo impeccable* magnifique* felicit*',
  },
  es: {
    gratitude: 'gracias agradec* agradezco',
    anger: 'enfad* enoj* furios* indignante* rabia harto harta verguenza',
    disappointment: 'decepcion* defraud* lastima',
    worry: 'preocup* miedo angusti* temo',
    sadness: 'triste* llor* pena',
    confusion: 'confus* confund* no-entiendo',
    surprise: 'sorprend* sorpresa* asombr*',
    joy: 'feliz* content* alegr* encant*',
    praise: 'excelente* perfecto* genial* estupend* maravill* fantastic* enhorabuena felicit*',
  },
  pt: {
    gratitude: 'obrigad* agradec* agradeco grat* valeu',
    anger: 'raiva irrit* furios* absurd* zangad* revolt* vergonh* inadmissivel* palhacada',
    disappointment: 'decepc* dececion* desilud* infelizmente',
    worry: 'preocup* medo angusti* receio',
    sadness: 'triste* chor*',
    confusion: 'confus* nao-entendo nao-entendi nao-percebo',
    surprise: 'surpre* espant*',
    joy: 'feliz* alegr* content* ador*',
    praise: 'excelente* perfeit* otim* maravilh* fantastic* parabens impecavel*',
  },
  sw: {
    gratitude: 'asante* ahsante* nashukuru tunashukuru shukrani',
    anger: 'hasira nimekasirika mnakera inakera kero aibu',
    disappointment: 'nimesikitika nasikitika inasikitisha masikitiko',
    worry: 'wasiwasi naogopa hofu',
    sadness: 'huzuni nalia machozi',
    confusion: 'sielewi sijaelewa nimechanganyikiwa',
    surprise: 'nashangaa nimeshangaa ajabu',
    joy: 'furaha nimefurahi ninafurahi tumefurahi napenda nimependa',
    praise: 'hongera pongezi nzuri-sana bora-kabisa safi-sana',
  },
  ar: {
    gratitude: 'شكر* اشكر* مشكور* ممتن*',
    anger: 'غضب* غاضب* مقرف* مهزله* مهزلة* فضيحه فضيحة عيب قرف',
    disappointment: 'خيبه خيبة محبط* للاسف',
    worry: 'قلق* خايف* خائف* خوف',
    sadness: 'حزين* حزن* زعلان*',
    confusion: 'لا-افهم لم-افهم مافهمت محتار*',
    surprise: 'مفاجاه مفاجاة تفاجات* صدمت*',
    joy: 'سعيد* فرحان* مبسوط* فرح',
    praise: 'ممتاز* رائع* روعه* روعة* مبدع* احسنتم',
  },
};

const ready = new Map(
  Object.entries(lists).map(([language, words]) => {
    const entries = Object.entries(words).flatMap(([emotion, list]) =>
      plainLetters(list)
        .split(' ')
        .map((word) => [word, emotion as Emotion] as const),
    );
    return [language, entries] as const;
  }),
);

function holds(text: string, word: string): boolean {
  const bare = ` ${word.replace('*', '').replace('-', ' ')}`;
  return text.includes(word.endsWith('*') ? bare : `${bare} `);
}

/** The emotion most words of a text name; undefined when none, or when two are named as often. */
export function emotionByWords(tokens: readonly Token[], language: string): Emotion | undefined {
  const words = ready.get(language);
  if (!words) return undefined;
  const text = ` ${tokens.map((token) => token.text).join(' ')} `;
  const counts = new Map<Emotion, number>();
  for (const [word, emotion] of words) if (holds(text, word)) counts.set(emotion, (counts.get(emotion) ?? 0) + 1);
  const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}
