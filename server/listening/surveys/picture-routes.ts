import { z } from 'zod';
import { id, wireId } from '#core/contract/codecs.ts';
import { actorOf, bindRaw, decode, type Route } from '#platform';
import { readPublicToken } from '../answering/public-address.ts';
import { addPicture, openPicture, pictureLimits } from './pictures.ts';

/** Pictures of surveys come in from the console, and go out to whoever answers. */
export const pictureRoutes: Route[] = [
  bindRaw({
    method: 'POST',
    path: '/api/v1/surveys/:id/pictures',
    permission: 'listening.manage',
    bodyLimit: pictureLimits.bytes + 1,
    async handle(app, request, reply) {
      const actor = actorOf(request);
      const { id: survey } = decode(z.strictObject({ id: id('srv') }), request.params);
      const { name } = decode(z.strictObject({ name: z.string().max(200).default('') }), request.query);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const kept = await app.database.inWorkspace(actor.workspace, (tx) =>
        addPicture(tx, app, { survey, bytes, name, actor }),
      );
      return reply.code(201).send({ ...kept, id: wireId('fil', kept.id) });
    },
  }),
  bindRaw({
    method: 'GET',
    path: '/survey/pictures/:token',
    public: true,
    limit: { perMinute: 1200, burst: 600 },
    async handle(app, request, reply) {
      const { workspace, id: file } = readPublicToken(app, 'picture', (request.params as { token: string }).token);
      const opened = await app.database.inWorkspace(workspace, (tx) => openPicture(tx, app, file));
      reply.header('content-security-policy', "sandbox; default-src 'none'");
      reply.header('cache-control', 'public, max-age=31536000, immutable');
      reply.type(opened.type);
      return reply.send(opened.stream);
    },
  }),
];
