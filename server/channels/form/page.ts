import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chatLanguageFor, rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { formPageStyle, formColours, formStyle } from '#core/channels/form/form-style.ts';
import { markup, type Markup } from '#core/markup.ts';
import { titleOf } from '#core/channels/form/submission.ts';
import { defaultTradingName, tradingNames, workspaceSettings } from '#people';
import { pageHeaders, type App, type Tx } from '#platform';
import { hoursOfBox } from '../chat/hours.ts';
import type { FormAccount, OpenForm } from './form-account.ts';

const usualColour = '#14776b';

const query = z.object({
  lang: z.string().max(20).optional(),
  theme: z.enum(['auto', 'light', 'dark']).optional(),
  embed: z.string().max(5).optional(),
});

/** How a page was asked for. */
export interface Wanted {
  language: ChatLanguage;
  theme: 'auto' | 'light' | 'dark';
  embedded: boolean;
}

export interface Surroundings {
  company: string;
  colour: string;
  presence: { open: boolean | null; within: { value: number; unit: 'minute' | 'hour' | 'day' } | null };
}

function spokenHere(wishes: readonly string[], { settings }: Pick<FormAccount, 'settings'>): ChatLanguage {
  const wanted = wishes.map((wish) => wish.split(';')[0]!.trim().toLowerCase().split(/[-_]/)[0]!);
  const found = wanted.find((language) => settings.languages.includes(language as ChatLanguage));
  return found === undefined ? settings.language : chatLanguageFor([found]);
}

/** The language is the one in the address, else the first of the browser's that the form speaks. */
export function wantedBy(request: FastifyRequest, form: OpenForm): Wanted {
  const asked = query.safeParse(request.query);
  const { lang, theme, embed } = asked.success ? asked.data : {};
  const browser = (request.headers['accept-language'] ?? '').slice(0, 500).split(',');
  const language = spokenHere(lang === undefined ? browser : [lang, ...browser], form);
  return { language, theme: theme ?? form.settings.theme, embedded: embed === '1' };
}

/** The company as the form shows it: by its trading name, with its colour, and whether somebody is there. */
export async function surroundingsOf(tx: Tx, app: App, form: OpenForm): Promise<Surroundings> {
  const chosen = (await tradingNames(tx)).find(({ id }) => id === form.tradingName);
  const { name, colour } = chosen ?? (await defaultTradingName(tx));
  const { hours, answersWithin } = await hoursOfBox(tx, app, { account: form.id });
  const first = hours?.[0];
  const open = hours === null ? null : first !== undefined && first.from <= tx.now;
  return {
    company: name || (await workspaceSettings(tx)).name,
    colour: form.settings.colour ?? colour ?? usualColour,
    presence: { open, within: answersWithin },
  };
}

const names = (language: ChatLanguage) => new Intl.DisplayNames([language], { type: 'language' }).of(language);

function otherLanguages({ settings }: OpenForm, { language }: Wanted): Markup | false {
  const others = settings.languages.filter((each) => each !== language);
  if (others.length === 0) return false;
  return markup`<nav class="languages" aria-label="Languages">${others.map(
    (each) => markup`<a href="?lang=${each}" lang="${each}" hreflang="${each}">${names(each)}</a>`,
  )}</nav>`;
}

interface Shown {
  form: OpenForm;
  wanted: Wanted;
  around: Surroundings;
  body: Markup;
  /** What the script needs. */
  data?: object;
}

/** JSON that may stand in a page: nothing in it ends the block. */
function scripts(data: object | undefined): Markup {
  if (data === undefined) return { html: '' };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return {
    html: `<script type="application/json" id="form-data">${text}</script><script src="/form/page.js" defer></script>`,
  };
}

/** Sends a page of a form; sites that the form does not name may not frame it. */
export function sendPage(reply: FastifyReply, { form, wanted, around, body, data }: Shown): FastifyReply {
  const { language, theme, embedded } = wanted;
  const { origins } = form.settings;
  const nonce = pageHeaders(reply, {
    'frame-ancestors': origins.length === 0 ? '*' : ["'self'", ...origins].join(' '),
  });
  const colours = formColours(':root', { colour: around.colour, theme });
  const style = { html: colours + formStyle + formPageStyle };
  const text = markup`<!doctype html>
<html lang="${language}" dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${titleOf(form.settings, language)} · ${around.company}</title><style nonce="${nonce}">${style}</style></head>
<body${embedded && markup` data-embedded`}><main>${!embedded && markup`<p class="company">${around.company}</p>`}${body}${
    !embedded && otherLanguages(form, wanted)
  }</main>${scripts(data)}</body></html>`;
  return reply.send(text.html);
}
