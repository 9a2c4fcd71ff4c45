import { markup } from '../../markup.ts';
import { playerWords } from '../survey/words.ts';
import { surveyWords } from '../words.ts';
import type { FirstQuestion } from './first-question.ts';
import type { Put } from './put-first.ts';
import { wishWords } from './wish-words.ts';

/** The question as a mail: a link for each step, which only opens the page, or one link to begin. */
export function byMail({ url, language, greeting, first }: Put) {
  const { footer } = surveyWords[language];
  const less = wishWords[language].link;
  const links = first.steps.length === 0 ? [{ words: playerWords[language].start, to: url }] : stepsOf(first, url);
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
    html: markup`<div dir="${language === 'ar' ? 'rtl' : 'ltr'}" lang="${language}">
      <p>${greeting}</p>
      <p>${first.title}</p>
      <ul>
        ${links.map(({ words, to }) => markup`<li><a href="${to}">${words}</a></li>`)}
      </ul>
      <p>${footer}</p>
      <p><a href="${url}/wish">${less}</a></p>
    </div>`.html,
  };
}

/** A link for each step: its number, and what it is called. */
function stepsOf({ steps }: FirstQuestion, url: string) {
  return steps.map(({ score, called }) => ({
    words: called === '' ? String(score) : `${score} – ${called}`,
    to: `${url}?s=${score}`,
  }));
}
