import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { disposition } from '#core/channels/disposition.ts';
import { isPicture } from '#core/channels/picture-types.ts';
import { id } from '#core/contract/codecs.ts';
import { actorOf, bindRaw, decode, lookAs, type App, type Route } from '#platform';
import { placeBehind } from '../places/behind-link.ts';
import { editionOfAsk, publishedEdition } from '../surveys/editions.ts';
import { closed, isOpen, takeAsk } from './answer.ts';
import { readPublicToken, type AddressKind } from './public-address.ts';
import { keepUploaded, openUploaded, uploadLimits, type Uploaded } from './uploads.ts';

const query = z.object({ key: z.guid(), name: z.string().max(1000).default('') });

/** Keeps a file of somebody who is answering; only as long as they still may answer. */
async function takeFile(app: App, kind: Exclude<AddressKind, 'picture'>, request: FastifyRequest): Promise<Uploaded> {
  const { token } = request.params as { token: string };
  const { workspace, id: of } = readPublicToken(app, kind, token);
  const { key, name } = decode(query, request.query);
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const file = { bytes, name, type: request.headers['content-type'] };
  return app.database.inWorkspace(workspace, async (tx) => {
    if (kind !== 'ask') {
      // A tab and a link lead to their survey by its own id.
      const survey = kind === 'place' ? (await placeBehind(tx, of, { late: false })).survey : of;
      const { definition } = await publishedEdition(tx, survey);
      return keepUploaded(tx, app, { ...file, survey, definition, key, customer: null });
    }
    const ask = await takeAsk(tx, of);
    if (!isOpen(ask, tx.now)) throw closed();
    const { definition } = await editionOfAsk(tx, ask);
    return keepUploaded(tx, app, { ...file, survey: ask.survey, definition, key: of, customer: ask.customer });
  });
}

const limit = { perMinute: 30, burst: 15 };
const upload = (kind: Exclude<AddressKind, 'picture'>, path: `/${string}`): Route =>
  bindRaw({
    method: 'POST',
    path,
    public: true,
    // From surveys in other sites' pages, too.
    cors: true,
    limit,
    bodyLimit: uploadLimits.bytes + 1,
    handle: (app, request) => takeFile(app, kind, request),
  });

/** Files that are handed in with an answer, and how they are read again. */
export const uploadRoutes: Route[] = [
  upload('survey', '/s/:token/files'),
  upload('ask', '/a/:token/files'),
  upload('place', '/p/:token/files'),
  upload('tab', '/t/:token/files'),
  bindRaw({
    method: 'GET',
    path: '/api/v1/responses/:id/files/:file',
    permission: 'listening.read',
    async handle(app, request, reply) {
      const { id: response, file } = decode(z.strictObject({ id: id('rsp'), file: id('fil') }), request.params);
      const actor = actorOf(request);
      const opened = await app.database.inWorkspace(actor.workspace, async (tx) => {
        await lookAs(tx, actor);
        return openUploaded(tx, app, { response, file, actor });
      });
      const inline = isPicture(opened.type) || opened.type.startsWith('audio/');
      reply.header('content-disposition', disposition(inline ? 'inline' : 'attachment', opened.name));
      reply.header('content-security-policy', "sandbox; default-src 'none'");
      reply.header('cache-control', 'private, max-age=3600');
      reply.type(inline ? opened.type : 'application/octet-stream');
      return reply.send(opened.stream);
    },
  }),
];
