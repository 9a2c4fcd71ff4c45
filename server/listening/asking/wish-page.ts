import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AskWish } from '#core/listening/asking/quarantine.ts';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { surveyWords } from '#core/listening/words.ts';
import { describeCustomers } from '#customers';
import { bindRaw, html, type App, type Html, type Route, type Tx } from '#platform';
import { message, shownTo, tell, tokenOf, type Shown, type Told } from '../answering/answer-page.ts';
import { takeAsk } from '../answering/answer.ts';
import { readPublicToken } from '../answering/public-address.ts';
import { keepWish, wishOf } from './wish.ts';

const limit = { perMinute: 60, burst: 30 };
const wishes = ['as-usual', 'less', 'never'] as const;
const form = z.object({ wish: z.enum(wishes) });
/** What a mail program sends when somebody ends such mails with one click (RFC 8058), as a form of either kind. */
const oneClick = /List-Unsubscribe"?\s*(=|\r\n\r\n)\s*One-Click/;

/**
 * Where somebody says that they want to be asked less, or never: behind the link below every question. Opening it changes nothing,
 * the button does, and the one click of a mail program; the link holds on when the question is closed.
 */
export const wishPages: Route[] = [
  bindRaw({
    method: 'GET',
    path: '/a/:token/wish',
    public: true,
    limit,
    handle: (app, request, reply) =>
      about(app, { request, reply }, async (tx, { customer, shown }) => {
        return { code: 200, shown, body: choices(shown, await wishOf(tx, customer)) };
      }),
  }),
  bindRaw({
    method: 'POST',
    path: '/a/:token/wish',
    public: true,
    limit,
    bodyLimit: 10_000,
    handle: (app, request, reply) => about(app, { request, reply }, (tx, asked) => keep(tx, asked, request)),
  }),
];

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Asked {
  customer: string;
  shown: Shown;
}

async function about(
  app: App,
  { request, reply }: Exchange,
  answer: (tx: Tx, asked: Asked) => Promise<Told>,
): Promise<FastifyReply> {
  const token = tokenOf(request);
  const { workspace, id } = readPublicToken(app, 'ask', token);
  const told = await app.database.inWorkspace(workspace, async (tx) => {
    const asked = await takeAsk(tx, id);
    const shown = await shownTo(tx, asked, token);
    const isErased = (await describeCustomers(tx, [asked.customer])).get(asked.customer)?.erased ?? true;
    if (isErased) return { code: 410, shown, body: message(surveyWords[shown.language].closed) };
    return answer(tx, { customer: asked.customer, shown });
  });
  return tell(reply, told);
}

async function keep(tx: Tx, { customer, shown }: Asked, { body }: FastifyRequest): Promise<Told> {
  const sent = Buffer.isBuffer(body) ? body.toString() : '';
  const given = form.safeParse(oneClick.test(sent) ? { wish: 'never' } : Object.fromEntries(new URLSearchParams(sent)));
  if (!given.success) return { code: 400, shown, body: choices(shown, await wishOf(tx, customer)) };
  await keepWish(tx, customer, given.data.wish);
  return { code: 200, shown, body: message(wishWords[shown.language].kept) };
}

function choices({ language, company }: Shown, now: AskWish): Html {
  const words = wishWords[language];
  const choice = (wish: AskWish) =>
    html` <label class="choice"
      ><input type="radio" name="wish" value="${wish}" required${wish === now ? html` checked` : ''} /><span
        class="label"
        >${words.choices[wish]}</span
      ></label
    >`;
  return html`<form method="post">
    <fieldset>
      <legend>${words.question(company)}</legend>
      <div class="choices">${wishes.map(choice)}</div>
    </fieldset>
    <button type="submit">${words.save}</button>
  </form>`;
}
