import type { Channel } from '#core/channels/channel.ts';
import type { SurveyLanguage } from '#core/listening/words.ts';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { surveyWords } from '#core/listening/words.ts';
import { html } from '#platform';

interface Asked {
  channel: Channel;
  ask: string;
  url: string;
  language: SurveyLanguage;
  company: string;
  firstName: string | null;
}

const scores = [1, 2, 3, 4, 5] as const;

/** The question as its channel carries it: a card in the chat, five links in a mail, which only open the page. */
export function questionFor({ channel, ask, url, language, company, firstName }: Asked) {
  const words = surveyWords[language];
  const question = words.question(company);
  const greeting = firstName === null ? words.hello : words.helloTo(firstName);
  if (channel === 'chat')
    return {
      text: `${question}\n${url}`,
      card: { kind: 'csat' as const, ref: ask, question, score: null, words: false, closed: false },
    };
  const choices = scores.map((score) => `${score} – ${words.labels[score - 1]}: ${url}?s=${score}`);
  return {
    text: [
      greeting,
      '',
      question,
      '',
      ...choices,
      '',
      words.footer,
      '',
      `${wishWords[language].link}: ${url}/wish`,
    ].join('\n'),
    html: html`<div dir="${language === 'ar' ? 'rtl' : 'ltr'}" lang="${language}">
      <p>${greeting}</p>
      <p>${question}</p>
      <ul>
        ${scores.map((score) => html`<li><a href="${url}?s=${score}">${score} – ${words.labels[score - 1] ?? ''}</a></li>`)}
      </ul>
      <p>${words.footer}</p>
      <p><a href="${url}/wish">${wishWords[language].link}</a></p>
    </div>`.html,
  };
}
