import type { FastifyReply, FastifyRequest } from 'fastify';
import { rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { html, pageHeaders, type Html, type Tx } from '#platform';
import { defaultTradingName, tradingNames, workspaceSettings } from '#people';
import { languagesOf } from '#core/listening/survey/check/languages.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';
import type { Answers } from '#core/listening/survey/going.ts';
import { lookFor } from '#core/listening/survey/look/look-for.ts';
import { usualAccent } from '#core/listening/survey/look/parts.ts';
import type { SurveyPageData } from '#core/listening/survey/page-data.ts';
import { playerWords } from '#core/listening/survey/words.ts';
import type { Played } from './play.ts';
import { playPageStyle } from './play-page-style.ts';

/** The company as a page of questions shows it. */
export interface Surroundings {
  company: string;
  colour: string | null;
}

/** Name and colour of the company, as it is called where somebody answers. */
export async function surroundings(tx: Tx, tradingName: string | null = null): Promise<Surroundings> {
  const chosen = tradingName === null ? undefined : (await tradingNames(tx)).find(({ id }) => id === tradingName);
  const { name, colour } = chosen ?? (await defaultTradingName(tx));
  return { company: name || (await workspaceSettings(tx)).name, colour };
}

/** The language a survey is shown in: the first of the wishes that it is asked in, else its own. */
export function spokenTo({ definition }: Played, wishes: ReadonlyArray<string | null>): ChatLanguage {
  const asked = languagesOf(definition);
  for (const wish of wishes) {
    const found = asked.find((language) => language === wish?.toLowerCase().split(/[-_]/)[0]);
    if (found !== undefined) return found;
  }
  return definition.locale ?? 'en';
}

/** What a browser and an address wish to read. */
export function wishesOf(request: FastifyRequest): string[] {
  const { lang } = request.query as { lang?: unknown };
  const browser = (request.headers['accept-language'] ?? '').slice(0, 500).split(',');
  return [...(typeof lang === 'string' ? [lang] : []), ...browser.map((each) => each.split(';')[0]!.trim())];
}

/** Addresses of the survey's pictures by their ids. */
type Pictures = Readonly<Record<string, string>>;

interface Shown {
  played: Played;
  language: ChatLanguage;
  around: Surroundings;
  pictures: Pictures;
  /** Hidden values: what we know ourselves, and what the address said. */
  known: Readonly<Record<string, string>>;
  said: Record<string, string>;
  chosen?: Answers | undefined;
  way?: SurveyPageData['way'];
  /** The device says now and then that it is there. */
  watched?: boolean;
  /** Its own path; steps go to `…/answers`. */
  address: string;
  /** Below the questions. */
  foot?: Html;
  /** What stands there without scripts. */
  plain: Html;
}

/** What the page of a survey carries. */
export function pageDataOf(shown: Omit<Shown, 'plain' | 'foot'>): SurveyPageData {
  const { played, language, around, pictures, known, said, chosen, way = 'page', watched = false, address } = shown;
  const { definition, key, edition, values, page, done, anonymous, begunHere } = played;
  const look = lookFor(definition, around.colour, pictures);
  const begun = { definition, key, edition, values: { ...known, ...said, ...values }, hidden: said, page, done };
  return {
    ...begun,
    ...(chosen === undefined ? {} : { chosen }),
    ...(watched ? { watched } : {}),
    ...(anonymous ? { anonymous } : {}),
    ...(begunHere ? { begunHere } : {}),
    language,
    words: playerWords[language],
    look,
    way,
    address,
  };
}

/** No page of ours may listen, but one on which somebody is asked to speak. */
const microphoneOnly = 'camera=(), microphone=(self), geolocation=(), payment=(), usb=()';

function asksForVoice(definition: SurveyDefinition): boolean {
  return placedQuestions(definition).some(({ question }) => question.type === 'file' && question.takes === 'voice');
}

/** Sends the page that plays a survey. */
export function sendPlayPage(reply: FastifyReply, shown: Shown): FastifyReply {
  const { language, around, plain, foot } = shown;
  const nonce = pageHeaders(reply);
  if (asksForVoice(shown.played.definition)) reply.header('permissions-policy', microphoneOnly);
  // Nothing within the data ends its block.
  const data: Html = { html: JSON.stringify(pageDataOf(shown)).replaceAll('<', String.raw`\u003c`) };
  const style = playPageStyle(lookFor(shown.played.definition, around.colour, shown.pictures));
  const body = html`<!doctype html>
    <html lang="${language}" dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${around.company}</title>
        <style nonce="${nonce}">
          ${style}
        </style>
      </head>
      <body>
        <p class="company">${around.company}</p>
        <main id="survey"></main>
        <noscript>${plain}</noscript>
        ${foot ?? ''}
        <script type="application/json" id="survey-data" nonce="${nonce}">
          ${data}
        </script>
        <script type="module" src="/survey/page.js" nonce="${nonce}"></script>
      </body>
    </html>`;
  return reply.send(body.html);
}

/** What draws it: the player of surveys, or the widget on a page of somebody. */
const previewing = { survey: '/survey/preview.js', widget: '/widget/preview.js' } as const;

/** Sends the page that the console frames to show a survey while it is written: it plays what the console says. */
export function sendPreviewPage(reply: FastifyReply, by: keyof typeof previewing): FastifyReply {
  const nonce = pageHeaders(reply, { 'frame-ancestors': "'self'" });
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Preview</title>
        <style nonce="${nonce}">
          ${playPageStyle({ colour: usualAccent, theme: 'auto' })}
        </style>
      </head>
      <body>
        <p class="company"></p>
        <main id="survey"></main>
        <script type="module" src="${previewing[by]}" nonce="${nonce}"></script>
      </body>
    </html>`;
  return reply.send(body.html);
}
