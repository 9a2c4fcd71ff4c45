import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindRaw, builtScripts, decode, type App, type Route } from '#platform';
import { givenPage } from './given-page.ts';
import { openedRoute } from './opened.ts';
import { plainForAnybody, takePlainly } from './plain-page.ts';
import { playSurvey, takeSurveyPage } from './play.ts';
import { knownHidden, saidHidden } from './hidden.ts';
import { sendPlayPage, sendPreviewPage, spokenTo, surroundings, wishesOf } from './play-page.ts';
import { pictureAddresses } from '../surveys/pictures.ts';
import { readPublicToken } from './public-address.ts';
import { takeAsked } from './take-asked.ts';

const limit = { perMinute: 240, burst: 120 };
/** The scripts of surveys. */
export const { send: sendScript } = builtScripts(join(import.meta.dirname, '../../../dist/survey'));

function tokenOf(request: FastifyRequest): string {
  return (request.params as { token: string }).token;
}

/** What the player sends, read; what is wrong with it is said in its words. */
function pageGiven(request: FastifyRequest) {
  return decode(givenPage, request.body);
}

function takenAt(app: App, kind: 'ask' | 'survey', request: FastifyRequest) {
  const { workspace, id } = readPublicToken(app, kind, tokenOf(request));
  const given = pageGiven(request);
  if (kind === 'ask') return takeAsked(app, { workspace, id }, given);
  return app.database.inWorkspace(workspace, (tx) => takeSurveyPage(tx, id, given));
}

async function showSurvey(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { workspace, id } = readPublicToken(app, 'survey', tokenOf(request));
  const { played, around, pictures } = await app.database.inWorkspace(workspace, async (tx) => ({
    played: await playSurvey(tx, id),
    around: await surroundings(tx),
    pictures: await pictureAddresses(tx, app, id),
  }));
  const ours = { company: around.company };
  const language = spokenTo(played, wishesOf(request));
  const known = knownHidden(played.definition, ours);
  const said = saidHidden(played.definition, ours, request.query);
  const { kiosk } = request.query as { kiosk?: unknown };
  return sendPlayPage(reply, {
    played,
    around,
    pictures,
    language,
    known,
    said,
    way: kiosk === '1' ? 'kiosk' : 'page',
    address: `/s/${tokenOf(request)}`,
    plain: plainForAnybody({ played, language, known: { ...known, ...said }, now: app.world.now() }),
  });
}

/** What somebody gives there without scripts. */
async function takeByButton(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { workspace, id } = readPublicToken(app, 'survey', tokenOf(request));
  return takePlainly({ request, reply }, (run) =>
    app.database.inWorkspace(workspace, async (tx) => {
      const { company } = await surroundings(tx);
      return run(tx, { survey: id, ours: { company }, keep: (given) => takeSurveyPage(tx, id, given) });
    }),
  );
}

/** Pages of questions for whoever has a link, and what players send. */
export const playRoutes: Route[] = [
  openedRoute,
  bindRaw({
    method: 'GET',
    path: '/s/:token',
    public: true,
    limit,
    handle: (app, request, reply) => showSurvey(app, request, reply),
  }),
  bindRaw({
    method: 'POST',
    path: '/s/:token',
    public: true,
    limit,
    bodyLimit: 50_000,
    handle: takeByButton,
  }),
  bindRaw({
    method: 'POST',
    path: '/s/:token/answers',
    public: true,
    body: 'json',
    bodyLimit: 300_000,
    limit,
    handle: (app, request) => takenAt(app, 'survey', request),
  }),
  bindRaw({
    method: 'POST',
    path: '/a/:token/answers',
    public: true,
    cors: true,
    body: 'json',
    bodyLimit: 300_000,
    limit,
    handle: (app, request) => takenAt(app, 'ask', request),
  }),
  bindRaw({
    method: 'GET',
    path: '/survey/preview',
    public: true,
    limit,
    handle: (_app, _request, reply) => sendPreviewPage(reply, 'survey'),
  }),
  bindRaw({
    method: 'GET',
    path: '/survey/preview/widget',
    public: true,
    limit,
    handle: (_app, _request, reply) => sendPreviewPage(reply, 'widget'),
  }),
  bindRaw({
    method: 'GET',
    path: '/survey/:file',
    public: true,
    limit: { perMinute: 6000, burst: 3000 },
    handle: (_app, request, reply) => sendScript((request.params as { file: string }).file, request, reply),
  }),
];
