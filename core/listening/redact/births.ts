import type { Found } from './kinds.ts';

const said = [
  'born',
  'date of birth',
  'birth ?da(?:te|y)',
  String.raw`d\.?o\.?b\.?`,
  'geboren',
  String.raw`geb\.`,
  'geburts(?:datum|tag)',
  'née?',
  'date de naissance',
  'anniversaire',
  'nac(?:í|i|ido|ida)',
  'fecha de nacimiento',
  'cumpleaños',
  'nasci(?:do|da)?',
  'data de nascimento',
  'aniversário',
  String.raw`\p{L}{0,6}zaliwa`,
  'ولدت',
  'مولودة?',
  'مواليد',
  'تاريخ (?:ال)?ميلاد[يه]?',
  'تاريخ الولادة',
  'عيد ميلادي',
].join('|');

/** Little words between that and the day. */
const joining = [
  'is|was|on|the|in|of',
  'ist|war|am|im|den|der',
  'est|le|en|au',
  'es|fue|el',
  'é|foi|em|a|no|dia|de',
  'ni|ilikuwa|mnamo|tarehe|mwaka',
  'هو|كان|في|يوم|عام|سنة|بتاريخ',
].join('|');
const gap = String.raw`[\s:(]{0,3}(?:(?:${joining})[\s:]{1,2}){0,3}`;

const locales = ['en', 'de', 'fr', 'es', 'pt', 'sw', 'ar-EG', 'ar-LB', 'ar-TN', 'ar-MA'];
const months = [
  ...new Set(
    locales.flatMap((locale) =>
      (['long', 'short'] as const).flatMap((month) => {
        const { format } = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, at) => format(Date.UTC(2000, at, 15)).replaceAll('.', ''));
      }),
    ),
  ),
].toSorted((one, other) => other.length - one.length);

const month = String.raw`(?:${months.join('|')})(?![\p{L}\p{M}])\.?`;
const dayOfMonth = String.raw`\p{Nd}{1,2}(?:st|nd|rd|th|er|º|\.)?(?!\p{Nd})`;
const year = String.raw`['’]?(?:\p{Nd}{4}|\p{Nd}{2})(?!\p{Nd})`;
const date = [
  String.raw`\p{Nd}{1,4} ?[-./] ?\p{Nd}{1,2}(?: ?[-./] ?\p{Nd}{1,4})?(?!\p{Nd})`,
  String.raw`${dayOfMonth} ?(?:of |de |do )?${month}(?:,? ?(?:of |de |del |do )?${year})?`,
  String.raw`${month} ?(?:${dayOfMonth},? ?${year}|(?:of |de |del )?${year}|${dayOfMonth})`,
  String.raw`[12١٢۱۲]\p{Nd}{3}(?!\p{Nd})`,
].join('|');

const before = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${said})${gap}(?<date>${date})`, 'giu');
const mine = 'my|mein|ma|mon|mi|meu|minha';
const after = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<date>${date})[\s,]{1,2}(?:geboren|(?:is|was|ist|war|est|es|é) (?:${mine}) (?:${said}))(?![\p{L}\p{M}])`,
  'giu',
);

/** Days on which somebody was born, where it says so, in the seven languages; any other day is left. */
export function birthsIn(text: string): Found[] {
  const told = [...text.matchAll(before)].map(({ 0: whole, index, groups }) => {
    const to = index + whole.length;
    return { from: to - groups!['date']!.length, to, kind: 'birth' as const };
  });
  const toldAfter = [...text.matchAll(after)].map(({ index, groups }) => {
    return { from: index, to: index + groups!['date']!.length, kind: 'birth' as const };
  });
  return [...told, ...toldAfter];
}
