import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { languageOf, surveyWords, type SurveyLanguage } from '#core/listening/words.ts';
import { bindRaw, html, pageHeaders, Problem, type App, type Html, type Route } from '#platform';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { answerAsk, openAsk } from './answer.ts';
import { answerPageStyle } from './answer-style.ts';
import { readPublicToken } from './public-address.ts';

const limit = { perMinute: 60, burst: 30 };
const form = z.object({ score: z.coerce.number().int().min(1).max(5), words: z.string().max(4_000).default('') });
const scores = [1, 2, 3, 4, 5] as const;

/**
 * The page behind the links of a mail. Opening it only shows the question with the choice of the link marked: programs
 * that open every link of a mail answer nothing. The button answers.
 */
export const answerPages: Route[] = [
  bindRaw({
    method: 'GET',
    path: '/a/:token',
    public: true,
    limit,
    handle: (app, request, reply) => show(app, request, reply),
  }),
  bindRaw({
    method: 'POST',
    path: '/a/:token',
    public: true,
    limit,
    bodyLimit: 50_000,
    handle: (app, request, reply) => take(app, request, reply),
  }),
];

/** As whom and in which language a page speaks to somebody who was asked. */
export interface Shown {
  language: SurveyLanguage;
  company: string;
  /** Where they say how often they want to be asked. */
  wishAt: string;
}

async function show(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { workspace, id: ask } = readPublicToken(app, 'ask', tokenOf(request));
  const { opened, shown } = await app.database.inWorkspace(workspace, async (tx) => {
    const opened = await openAsk(tx, ask);
    return { opened, shown: await shownTo(tx, opened.ask.customer, tokenOf(request)) };
  });
  const words = surveyWords[shown.language];
  if (opened.response?.state === 'complete') return page(reply, shown, message(words.thanksAgain));
  if (!opened.open) return page(reply.code(410), shown, message(words.closed));
  const chosen = Number(z.object({ s: z.string().optional() }).parse(request.query).s);
  return page(reply, shown, question(shown, { chosen, complaint: null }));
}

async function take(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { workspace, id: ask } = readPublicToken(app, 'ask', tokenOf(request));
  const given = form.safeParse(
    Object.fromEntries(new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : '')),
  );
  return app.database.inWorkspace(workspace, async (tx) => {
    const shown = await shownTo(tx, (await openAsk(tx, ask)).ask.customer, tokenOf(request));
    const words = surveyWords[shown.language];
    if (!given.success) return page(reply.code(400), shown, question(shown, { chosen: 0, complaint: words.choose }));
    try {
      await answerAsk(tx, { ask, ...given.data });
      return page(reply, shown, message(words.thanks));
    } catch (error) {
      if (!(error instanceof Problem && error.type === 'gone')) throw error;
      return page(reply.code(410), shown, message(words.closed));
    }
  });
}

/** The token in the address of a page. */
export function tokenOf(request: FastifyRequest): string {
  return z.object({ token: z.string() }).parse(request.params).token;
}

/** How a page speaks to the customer of an ask. */
export async function shownTo(
  tx: Parameters<typeof workspaceSettings>[0],
  customer: string,
  token: string,
): Promise<Shown> {
  const known = (await describeCustomers(tx, [customer])).get(customer);
  const { name, language } = await workspaceSettings(tx);
  return { company: name, language: languageOf(known?.language ?? language), wishAt: `/a/${token}/wish` };
}

/** One sentence as the whole page. */
export function message(text: string): Html {
  return html`<p class="thanks" role="status">${text}</p>`;
}

function question(
  { language, company, wishAt }: Shown,
  { chosen, complaint }: { chosen: number; complaint: string | null },
): Html {
  const words = surveyWords[language];
  const choice = (score: (typeof scores)[number]) =>
    html` <label class="choice"
      ><input type="radio" name="score" value="${score}" required${score === chosen ? html` checked` : ''} /><span
        class="number"
        >${score}</span
      ><span class="label">${words.labels[score - 1] ?? ''}</span></label
    >`;
  return html`<form method="post">
    <fieldset>
      <legend>${words.question(company)}</legend>
      ${complaint === null ? '' : html`<p class="complaint" role="alert">${complaint}</p>`}
      <div class="choices">${scores.map(choice)}</div>
    </fieldset>
    <label class="words"><span>${words.more}</span><textarea name="words" rows="4" maxlength="4000"></textarea></label>
    <button type="submit">${words.send}</button>
    <p class="wish"><a href="${wishAt}">${wishWords[language].link}</a></p>
  </form>`;
}

/** Sends a page in the company's name. */
export function page(reply: FastifyReply, { language, company }: Shown, body: Html): FastifyReply {
  const nonce = pageHeaders(reply);
  const text = html`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${company}</title>
        <style nonce="${nonce}">
          ${answerPageStyle}
        </style>
      </head>
      <body>
        <main>
          <h1>${company}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return reply.send(text.html);
}
