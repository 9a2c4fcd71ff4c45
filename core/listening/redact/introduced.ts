import { plainLetters } from '../../channels/search/plain-letters.ts';
import type { Found } from './kinds.ts';

const introductions = [
  'my name is',
  'i am called',
  'mein name ist',
  'ich hei(?:ß|ss)e',
  "je m['’]appelle",
  'mon nom est',
  'me llamo',
  'mi nombre es',
  'o meu nome é',
  'meu nome é',
  'chamo-me',
  'jina langu ni',
  'naitwa',
].map(([first = '', ...rest]) => `[${first}${first.toUpperCase()}]${rest.join('')}`);
const introduced = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${introductions.join('|')}|[وف]?[اأإ]سمي(?: هو| هي)?)[\s:]{1,5}(?<name>\p{L}[\p{L}\p{M}'’-]*(?:[ \u00A0]\p{Lu}[\p{L}\p{M}'’-]*){0,3})`,
  'gu',
);

/** Words that belong to the name that follows: servant of, father of, son of, house of. */
const partsOfNames = new Set(['عبد', 'ابو', 'ابي', 'ام', 'بن', 'ابن', 'بنت', 'ال']);
/** Common words after a name, as plain letters, each also with "and" before it: where none of them comes, a name has three parts. */
const ordinary = new Set(
  (
    'من في على الى عن مع لم لن لا ما هل قد كان كانت كنت انا انت انتم نحن هو هي هذا هذه ذلك تلك التي الذي هنا و ثم او لكن ' +
    'يا بعد قبل منذ عندما لماذا كيف متى اين عندي لدي لي رقم رقمي هاتف هاتفي جوالي طلب طلبي الطلب طلبت اشتريت اريد اود ' +
    'ارغب احتاج عايز عاوز ابغى ارجو وصل وصلني وصلت يصل يصلني انتظر اسكن اعيش اعمل عمري عنواني بريدي حسابي المنتج ' +
    'اليوم امس شكرا مرحبا السلام لانني لان حتى كل عميل عميلة زبون زبونة'
  )
    .split(' ')
    .map(plainLetters),
);
const mostParts = 3;
const nextArabic = /[ \u00A0]([\p{Script=Arabic}\p{Mn}\u0640]+)/uy;

const isOrdinary = (word: string): boolean =>
  ordinary.has(word) || (word.length > 2 && word.startsWith('و') && ordinary.has(word.slice(1)));

/** Where a name ends in a script without capitals: after three parts, or before a word that is none of a name. */
function endOfArabic(text: string, first: string, at: number): number {
  let parts = partsOfNames.has(plainLetters(first)) ? 0 : 1;
  let end = at;
  while (parts < mostParts) {
    nextArabic.lastIndex = end;
    const found = nextArabic.exec(text);
    if (found === null) break;
    const word = plainLetters(found[1]!);
    if (isOrdinary(word)) break;
    end = nextArabic.lastIndex;
    if (!partsOfNames.has(word)) parts++;
  }
  return end;
}

/** What follows "my name is", in the seven languages. */
export function introducedIn(text: string): Found[] {
  return [...text.matchAll(introduced)].map(({ 0: whole, index, groups }) => {
    const name = groups!['name']!;
    const to = index + whole.length;
    const isArabic = /^\p{Script=Arabic}/u.test(name);
    return { from: to - name.length, to: isArabic ? endOfArabic(text, name, to) : to, kind: 'name' as const };
  });
}
