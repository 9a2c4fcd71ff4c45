import { rightToLeft } from '#core/channels/chat-languages.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sentToWords } from '#core/listening/asking/sent-to-words.ts';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { leadScale } from '#core/listening/survey/answers-in.ts';
import { fitsScale } from '#core/touchpoints/scales.ts';
import { languageOf, surveyWords, type SurveyLanguage } from '#core/listening/words.ts';
import { bindRaw, html, pageHeaders, Problem, type App, type Html, type Route, type Tx } from '#platform';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { spokenWith } from '../asking/spoken-with.ts';
import { answerAsk, wrongAnswer, type OpenAsk } from './answer.ts';
import { answerPageStyle } from './answer-style.ts';
import { knownHidden } from './hidden.ts';
import { noteOpened } from './opened.ts';
import { editionInForm, plainForm, readPlainForm } from './plain-form.ts';
import { playAsk, type Played } from './play.ts';
import { sendPlayPage, spokenTo, surroundings } from './play-page.ts';
import { pictureAddresses } from '../surveys/pictures.ts';
import { readPublicToken } from './public-address.ts';

const limit = { perMinute: 60, burst: 30 };

/**
 * The page behind the links of a mail. Opening it only shows the questions with the choice of the link marked: programs that open every
 * link of a mail answer nothing, since it counts once a person shows to be there, or without scripts by the button.
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
  /** Of whom it was sent to, where it is known. */
  firstName: string | null;
  /** Where they say how often they want to be asked. */
  wishAt: string;
}

async function show(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = tokenOf(request);
  const { workspace, id: ask } = readPublicToken(app, 'ask', token);
  const { played, around, pictures, shown } = await app.database.inWorkspace(workspace, async (tx) => {
    const played = await playAsk(tx, ask);
    return {
      played,
      around: await surroundings(tx),
      pictures: await pictureAddresses(tx, app, played.survey),
      shown: await shownTo(tx, played.asked, token),
    };
  });
  const words = surveyWords[shown.language];
  if (played.done) return sendPage(reply, shown, message(words.thanksAgain));
  if (!played.open) return sendPage(reply.code(410), shown, message(words.closed));
  const lead = played.anonymous ? null : leadScale(played.definition);
  const chosen = chosenBy(lead, request.query);
  return sendPlayPage(reply, {
    played,
    around,
    pictures,
    language: spokenTo(played, [shown.language]),
    known: knownHidden(played.definition, { company: around.company }),
    said: {},
    chosen: chosen === undefined || lead === null ? undefined : { [lead.question]: chosen },
    address: `/a/${token}`,
    foot: footOf(shown, played.anonymous),
    plain: plainFor(played, { shown, now: app.world.now(), chosen }),
  });
}

/** Whose answers these are, for whoever the link was forwarded to, and the way to be asked less. */
function footOf({ language, firstName, wishAt }: Shown, anonymous: boolean): Html {
  const { named, unnamed } = sentToWords[language];
  return html`${anonymous ? '' : html`<p class="foot">${firstName === null ? unnamed : named(firstName)}</p>`}
    <p class="foot"><a href="${wishAt}">${wishWords[language].link}</a></p>`;
}

/** The score that the link of a mail came with. */
function chosenBy(lead: ReturnType<typeof leadScale>, query: unknown): number | undefined {
  const { s } = z.object({ s: z.string().max(10).optional() }).parse(query);
  return lead !== null && s !== undefined && fitsScale(lead.scale, Number(s)) && s.trim() !== ''
    ? Number(s)
    : undefined;
}

async function take(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { workspace, id: ask } = readPublicToken(app, 'ask', tokenOf(request));
  const given = readPlainForm(request.body);
  const shownEdition = editionInForm(request.body);
  const told = await app.database.inWorkspace(workspace, async (tx): Promise<Told> => {
    const played = await playAsk(tx, ask);
    const shown = await shownTo(tx, played.asked, tokenOf(request));
    const words = surveyWords[shown.language];
    try {
      if (played.open) await noteOpened(tx, { ask, edition: shownEdition ?? played.edition });
      if (given === undefined) throw wrongAnswer();
      await answerAsk(tx, { ask, ...given, edition: shownEdition });
      return { code: 200, shown, body: message(words.thanks) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.type === 'gone') return { code: 410, shown, body: message(words.closed) };
      if (error.type !== 'invalid') throw error;
      return { code: 400, shown, body: plainFor(played, { shown, now: tx.now, complaint: words.choose }) };
    }
  });
  return tell(reply, told);
}

/** What a page says once it was kept. */
export interface Told {
  code: number;
  shown: Shown;
  body: Html;
}

/** Only after the transaction: what was said is true by then. */
export function tell(reply: FastifyReply, { code, shown, body }: Told): FastifyReply {
  return sendPage(reply.code(code), shown, body);
}

interface Plain {
  shown: Shown;
  now: Date;
  chosen?: number | undefined;
  complaint?: string;
}

/** What stands there without scripts. Of an anonymous survey nothing may be kept before all of it is answered. */
function plainFor(played: Played, { shown, now, ...more }: Plain): Html {
  const { definition, values, key: seed, anonymous } = played;
  if (anonymous) return message(surveyWords[shown.language].needsScripts);
  const going = {
    definition,
    values: { ...knownHidden(definition, { company: shown.company }), ...values },
    seed,
    now,
  };
  const within = { edition: String(played.edition) };
  return plainForm({ going, language: spokenTo(played, [shown.language]), wishAt: shown.wishAt, within, ...more });
}

/** The token in the address of a page. */
export function tokenOf(request: FastifyRequest): string {
  return z.object({ token: z.string() }).parse(request.params).token;
}

/** How a page speaks to the customer of an ask. */
export async function shownTo(tx: Tx, asked: OpenAsk, token: string): Promise<Shown> {
  const { name } = await workspaceSettings(tx);
  const known = (await describeCustomers(tx, [asked.customer])).get(asked.customer);
  const language = languageOf(await spokenWith(tx, asked));
  return { company: name, language, firstName: known?.firstName ?? null, wishAt: `/a/${token}/wish` };
}

/** One sentence as the whole page. */
export function message(text: string): Html {
  return html`<p class="thanks" role="status">${text}</p>`;
}

/** Sends a page in the company's name. */
export function sendPage(
  reply: FastifyReply,
  { language, company }: Pick<Shown, 'language' | 'company'>,
  body: Html,
): FastifyReply {
  const nonce = pageHeaders(reply);
  const text = html`<!doctype html>
    <html lang="${language}" dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}">
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
