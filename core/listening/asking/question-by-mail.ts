import { rightToLeft } from '#core/channels/chat-languages.ts';
import { markup, type Markup } from '../../markup.ts';
import { playerWords } from '../survey/words.ts';
import { surveyWords } from '../words.ts';
import type { FirstQuestion } from './first-question.ts';
import type { Put } from './put-first.ts';
import { wishWords } from './wish-words.ts';

/** The question as a mail: a link for each step, which only opens the page, or one link to begin. */
export function byMail({ url, language, greeting, first }: Put) {
  const { footer } = surveyWords[language];
  const less = wishWords[language].link;
  const links: MailLink[] =
    first.steps.length === 0 ? [{ words: playerWords[language].start, to: url }] : stepsOf(first, url);
  return {
    unsubscribe: `${url}/wish`,
    text: [
      greeting,
      '',
      first.title,
      '',
      ...links.map(({ words, to }) => `${words}: ${to}`),
      '',
      footer,
      '',
      `${less}: ${url}/wish`,
    ].join('\n'),
    html: markup`<div dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}" lang="${language}">
      <p>${greeting}</p>
      <p>${first.title}</p>
      ${buttons(first, links)}
      <p>${footer}</p>
      <p><a href="${url}/wish">${less}</a></p>
    </div>`.html,
  };
}

interface MailLink {
  score?: number;
  words: string;
  to: string;
}

/** Its colours are the reader's: mail programs turn them dark by themselves. */
const button =
  'display:inline-block;margin:0 6px 8px 0;padding:10px 16px;border:1px solid #8a94a1;border-radius:8px;text-decoration:none';

/** Buttons below each other where each has a name, else in a row as numbers, with what the ends are called below. */
function buttons({ steps }: FirstQuestion, links: readonly MailLink[]): Markup {
  const named = steps.filter(({ called }) => called !== '');
  const inRow = named.length < steps.length;
  const drawn = links.map(
    ({ score, words, to }) =>
      markup`<a href="${to}" style="${button}">${inRow ? score : words}</a>${inRow ? ' ' : markup`<br />`}`,
  );
  const ends = named.map(({ score, called }) => `${score} – ${called}`).join(' · ');
  return markup`<p>${drawn}</p>${inRow && ends !== '' && markup`<p>${ends}</p>`}`;
}

/** A link for each step: its number, and what it is called. */
function stepsOf({ steps }: FirstQuestion, url: string): MailLink[] {
  return steps.map(({ score, called }) => ({
    score,
    words: called === '' ? String(score) : `${score} – ${called}`,
    to: `${url}?s=${score}`,
  }));
}
