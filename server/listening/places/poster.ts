import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { id } from '#core/contract/codecs.ts';
import { posterWords } from '#core/listening/places/poster-words.ts';
import { languagesOf } from '#core/listening/survey/check/languages.ts';
import { qrCode } from '#core/qr/qr-code.ts';
import { actorOf, bindRaw, decode, html, pageHeaders, problem, type App, type Html, type Route } from '#platform';
import { usualAccent } from '#core/listening/survey/look/parts.ts';
import { surroundings } from '../answering/play-page.ts';
import { publishedEdition } from '../surveys/editions.ts';
import { readPlace } from './places.ts';
import { posterStyle } from './poster-style.ts';

interface Poster {
  company: string;
  colour: string;
  name: string;
  link: string;
  languages: readonly ChatLanguage[];
}

/** The page to print for a place, in the languages its survey is asked in. */
export const posterRoute: Route = bindRaw({
  method: 'GET',
  path: '/api/v1/places/:id/poster',
  permission: 'listening.read',
  async handle(app, request, reply) {
    return sendPoster(reply, await posterOf(app, request));
  },
});

async function posterOf(app: App, request: FastifyRequest): Promise<Poster> {
  const { id: place } = decode(z.strictObject({ id: id('plc') }), request.params);
  return app.database.inWorkspace(actorOf(request).workspace, async (tx) => {
    const { name, link, survey, tradingName } = await readPlace(tx, app, place);
    if (link === null) throw problem('conflict', { detail: 'This place is closed: its code would open nothing.' });
    const { company, colour } = await surroundings(tx, tradingName);
    const { definition } = await publishedEdition(tx, survey);
    return { company, name, link, colour: colour ?? usualAccent, languages: languagesOf(definition) };
  });
}

/** A code as a picture that stays sharp in any size, with the quiet zone that readers need. */
function codePicture(text: string): Html {
  const rows = qrCode(Buffer.from(text));
  const side = rows.length + 8;
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : []))).join('');
  return html`<svg
    class="code"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label="${text}"
    shape-rendering="crispEdges"
  >
    <rect width="${side}" height="${side}" fill="#fff" />
    <path d="${path}" fill="#000" />
  </svg>`;
}

function wordsIn(language: ChatLanguage): Html {
  const { ask, scan } = posterWords[language];
  return html`<div class="words" lang="${language}" dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}">
    <p class="ask">${ask}</p>
    <p>${scan}</p>
  </div>`;
}

function sendPoster(reply: FastifyReply, { company, colour, name, link, languages }: Poster): FastifyReply {
  const nonce = pageHeaders(reply);
  const body = html`<!doctype html>
    <html lang="${languages[0] ?? 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${company}: ${name}</title>
        <style nonce="${nonce}">
          :root { --brand: ${colour}; }
          ${posterStyle}
        </style>
      </head>
      <body>
        <main data-many="${languages.length > 3 ? 'yes' : 'no'}">
          <p class="company">${company}</p>
          <div class="said">${languages.map(wordsIn)}</div>
          ${codePicture(link)}
          <p class="address" dir="ltr">${link}</p>
          <p class="place">${name}</p>
        </main>
      </body>
    </html>`;
  return reply.send(body.html);
}
