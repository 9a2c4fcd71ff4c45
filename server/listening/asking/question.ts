import type { QuestionCard } from '#core/channels/chat-card.ts';
import { firstQuestion, spokenLanguage, type FirstQuestion } from '#core/listening/asking/first-question.ts';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { playerWords } from '#core/listening/survey/words.ts';
import { surveyWords, type SurveyLanguage } from '#core/listening/words.ts';
import { html } from '#platform';

interface Asked {
  channel: string;
  ask: string;
  definition: SurveyDefinition;
  /** The page that it is answered on. */
  url: string;
  /** What the customer reads. */
  wish: string | null;
  company: string;
  firstName: string | null;
  now: Date;
  /** Given on a page only: neither the chat nor an address tells a score. */
  anonymous: boolean;
}

interface Put {
  url: string;
  language: SurveyLanguage;
  greeting: string;
  first: FirstQuestion;
}

const longestSubject = 150;

/** The question as its channel carries it: a card in the chat, a link for each step of its scale in a mail, which only open the page. */
export function questionFor({ channel, ask, definition, url, wish, company, firstName, now, anonymous }: Asked) {
  const language = spokenLanguage(definition, wish);
  const asked = firstQuestion({ definition, values: { company }, seed: ask, now }, language);
  const first = anonymous ? { ...asked, steps: [] } : asked;
  const words = surveyWords[language];
  const greeting = firstName === null ? words.hello : words.helloTo(firstName);
  const put = { url, language, greeting, first };
  const subject = first.title.slice(0, longestSubject);
  return { subject, ...(channel === 'chat' ? inChat(put, ask) : byMail(put)) };
}

function inChat(put: Put, ask: string) {
  const { url, first, language } = put;
  const text = `${first.title}\n${url}\n\n${wishWords[language].link}: ${url}/wish`;
  return first.steps.length === 0 ? { text } : { text, card: cardOf(put, ask) };
}

function cardOf({ url, first: { title, steps, look, comment }, language }: Put, ask: string): QuestionCard {
  const fiveFaces = look === 'faces' && steps.map(({ score }) => score).join('') === '12345';
  return {
    kind: fiveFaces ? 'csat' : 'question',
    ref: ask,
    question: title.slice(0, 300),
    language,
    look,
    steps: steps.map(({ score, called }) => ({ score, called: called.slice(0, 300) })),
    score: null,
    comment,
    words: false,
    goOn: { words: playerWords[language].goOn, url },
    more: false,
    less: { words: wishWords[language].link, url: `${url}/wish` },
    closed: false,
  };
}

function byMail({ url, language, greeting, first }: Put) {
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
    html: html`<div dir="${language === 'ar' ? 'rtl' : 'ltr'}" lang="${language}">
      <p>${greeting}</p>
      <p>${first.title}</p>
      <ul>
        ${links.map(({ words, to }) => html`<li><a href="${to}">${words}</a></li>`)}
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
