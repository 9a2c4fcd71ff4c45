import type { FastifyReply, FastifyRequest } from 'fastify';
import { chatLanguageFor, rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { html, pageHeaders, type Html, type Tx } from '#platform';
import { defaultTradingName, workspaceSettings } from '#people';
import type { Played } from './play.ts';

/** The company as a page of questions shows it. */
export interface Surroundings {
  company: string;
  colour: string | null;
  /** Of the company; what is spoken where nothing else is known. */
  language: ChatLanguage;
}

/** Name, colour and language of the company. */
export async function surroundings(tx: Tx): Promise<Surroundings> {
  const { name, colour } = await defaultTradingName(tx);
  const settings = await workspaceSettings(tx);
  return { company: name || settings.name, colour, language: chatLanguageFor([settings.language]) };
}

/** The language a survey is shown in: the wanted ones as far as it is asked in them, else its own. */
export function spokenTo(
  { definition }: Played,
  wishes: ReadonlyArray<string | null>,
  around: Surroundings,
): ChatLanguage {
  const own = definition.locale ?? around.language;
  const asked = definition.languages;
  for (const wish of wishes) {
    const found = wish === null ? undefined : wish.toLowerCase().split(/[-_]/)[0];
    if (found === undefined || chatLanguageFor([found], own) !== found) continue;
    if (asked === undefined || asked.some((each) => each === found)) return found;
  }
  return own;
}

/** What a browser and an address wish to read. */
export function wishesOf(request: FastifyRequest): string[] {
  const { lang } = request.query as { lang?: unknown };
  const browser = (request.headers['accept-language'] ?? '').slice(0, 500).split(',');
  return [...(typeof lang === 'string' ? [lang] : []), ...browser.map((each) => each.split(';')[0]!.trim())];
}

interface Shown {
  played: Played;
  language: ChatLanguage;
  around: Surroundings;
  /** Hidden values. */
  hidden: Record<string, unknown>;
  /** A choice that a link of a mail came with: shown as chosen, answered by whoever goes on. */
  chosen?: unknown;
  /** What stands there without scripts. */
  plain: Html;
}

/** Sends the page that plays a survey. */
export function sendPlayPage(
  reply: FastifyReply,
  { played, language, around, hidden, chosen, plain }: Shown,
): FastifyReply {
  const nonce = pageHeaders(reply);
  const { definition, key, edition, values, page, done } = played;
  const data = {
    definition,
    key,
    edition,
    values,
    page,
    done,
    language,
    hidden,
    chosen,
    company: around.company,
    colour: around.colour,
  };
  // Nothing within the data ends its block.
  const text: Html = { html: JSON.stringify(data).replaceAll('<', String.raw`\u003c`) };
  const body = html`<!doctype html>
    <html lang="${language}" dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${around.company}</title>
      </head>
      <body>
        <div id="survey"></div>
        <noscript>${plain}</noscript>
        <script type="application/json" id="survey-data" nonce="${nonce}">
          ${text}
        </script>
        <script src="/survey/page.js" nonce="${nonce}" defer></script>
      </body>
    </html>`;
  return reply.send(body.html);
}
