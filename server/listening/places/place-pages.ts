import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { givenAt } from '#core/listening/places/given-at.ts';
import { surveyWords } from '#core/listening/words.ts';
import { bindRaw, decode, problem, type App, type Route, type Tx } from '#platform';
import { knownHidden, saidHidden } from '../answering/hidden.ts';
import { givenPage, type Taken } from '../answering/given-page.ts';
import { message } from '../answering/answer-page.ts';
import { plainForAnybody, takePlainly } from '../answering/plain-page.ts';
import { sendScript } from '../answering/play-routes.ts';
import { playSurvey, takeVolunteered } from '../answering/play.ts';
import { sendPlayPage, spokenTo, surroundings, wishesOf } from '../answering/play-page.ts';
import { publishedEdition } from '../surveys/editions.ts';
import { pictureAddresses } from '../surveys/pictures.ts';
import { atPlace, placeBehind, type PlaceBehind } from './behind-link.ts';
import { noteDevice } from './devices.ts';

const limit = { perMinute: 240, burst: 120 };

const tokenOf = (request: FastifyRequest) => (request.params as { token: string }).token;

async function ours(tx: Tx, { name, tradingName }: PlaceBehind) {
  const { company } = await surroundings(tx, tradingName);
  return { company, place: name };
}

async function show(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = tokenOf(request);
  const opened = await atPlace(app, token, async (tx, link) => {
    const place = await placeBehind(tx, link, { late: false });
    const played = await playSurvey(tx, place.survey);
    const around = await surroundings(tx, place.tradingName);
    const pictures = await pictureAddresses(tx, app, place.survey);
    return { place, played, around, pictures, ours: await ours(tx, place) };
  });
  const { place, played, around, pictures } = opened;
  const language = spokenTo(played, wishesOf(request));
  const known = knownHidden(played.definition, opened.ours);
  const said = saidHidden(played.definition, opened.ours, request.query);
  return sendPlayPage(reply, {
    played,
    around,
    pictures,
    language,
    known,
    said,
    way: place.kind === 'device' ? 'kiosk' : 'page',
    watched: place.kind === 'device',
    address: `/p/${token}`,
    plain:
      place.kind === 'device'
        ? message(surveyWords[language].needsScripts)
        : plainForAnybody({ played, language, known: { ...known, ...said }, now: app.world.now() }),
  });
}

async function takeGiven(tx: Tx, link: string, given: z.output<typeof givenPage>): Promise<Taken> {
  const place = await placeBehind(tx, link, { late: true });
  const { survey, touchpoint } = place;
  return takeVolunteered(tx, given, {
    survey,
    way: place.kind === 'device' ? 'kiosk' : 'qr',
    touchpoint,
    place: place.id,
    ours: await ours(tx, place),
    ...givenAt(tx.now, given.age, place.createdAt),
  });
}

/** What somebody gives there without scripts: by a scanned code, since a device cannot stand without them. */
async function takeByButton(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return takePlainly({ request, reply }, (run) =>
    atPlace(app, tokenOf(request), async (tx, link) => {
      const place = await placeBehind(tx, link, { late: false });
      if (place.kind === 'device') throw problem('invalid', { detail: 'A device needs JavaScript.' });
      const keep = (given: z.output<typeof givenPage>) => takeGiven(tx, link, given);
      return run(tx, { survey: place.survey, ours: await ours(tx, place), keep });
    }),
  );
}

const sign = z.strictObject({ device: z.guid(), waiting: z.int().min(0).max(1_000_000) });

/** A device says that it is there; it is told which edition is asked, so that it can begin anew with another. */
async function takeSign(tx: Tx, link: string, { device, waiting }: z.output<typeof sign>) {
  const { id, survey, kind } = await placeBehind(tx, link, { late: false });
  if (kind !== 'device') throw problem('invalid', { detail: 'Nothing stands at this place.' });
  await noteDevice(tx, { place: id, key: device, waiting });
  return { edition: (await publishedEdition(tx, survey)).number };
}

/** What lets the page of a device open without a network: it may answer for that page and for nothing beside it. */
async function sendWorker(app: App, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const token = tokenOf(request);
  const { kind } = await atPlace(app, token, (tx, link) => placeBehind(tx, link, { late: false }));
  if (kind !== 'device') throw problem('not-found', { detail: 'Nothing stands at this place.' });
  reply.header('service-worker-allowed', `/p/${token}`);
  reply.header('content-security-policy', "default-src 'none'; connect-src 'self'");
  return sendScript('worker.js', request, reply);
}

/** Pages of places: what a device or a scanned code opens, what is given there, and signs of life. */
export const placePages: Route[] = [
  bindRaw({ method: 'GET', path: '/p/:token', public: true, limit, handle: show }),
  bindRaw({ method: 'GET', path: '/p/:token/worker.js', public: true, limit, handle: sendWorker }),
  bindRaw({
    method: 'POST',
    path: '/p/:token',
    public: true,
    limit,
    bodyLimit: 50_000,
    handle: takeByButton,
  }),
  bindRaw({
    method: 'POST',
    path: '/p/:token/answers',
    public: true,
    body: 'json',
    bodyLimit: 300_000,
    limit,
    handle: (app, request) => {
      const given = decode(givenPage, request.body);
      return atPlace(app, tokenOf(request), (tx, link) => takeGiven(tx, link, given));
    },
  }),
  bindRaw({
    method: 'POST',
    path: '/p/:token/seen',
    public: true,
    body: 'json',
    bodyLimit: 1000,
    limit,
    handle: (app, request) => {
      const said = decode(sign, request.body);
      return atPlace(app, tokenOf(request), (tx, link) => takeSign(tx, link, said));
    },
  }),
];
