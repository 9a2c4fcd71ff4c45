import { isPicture } from '#core/channels/picture-types.ts';
import { id, wireId } from '#core/contract/codecs.ts';
import { actorOf, bindRaw, decode, problem, type Route } from '#platform';
import { z } from 'zod';
import { disposition } from '#core/channels/disposition.ts';
import { fileName } from '#core/channels/file-name.ts';
import { mediaTypeOf } from '#core/channels/media-type.ts';
import { keepUpload, openUpload } from './message-files.ts';
import { requestedFile } from './requested-file.ts';

const largestUpload = 25 * 1024 * 1024;
/** The whole type: `image/png+xml` would be a document with scripts. */
const shownInline = /^(image\/(png|jpeg|gif|webp)|application\/pdf|text\/plain|(audio|video)\/[\w.-]+)$/;

const download = bindRaw({
  method: 'GET',
  path: '/api/v1/messages/:id/files/:file',
  permission: 'conversation.read',
  async handle(app, request, reply) {
    const opened = await requestedFile(app, request);
    const kind = shownInline.test(opened.type) ? 'inline' : 'attachment';
    reply.header('content-disposition', disposition(kind, opened.name));
    reply.header(
      'content-security-policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    reply.header('cache-control', 'private, max-age=3600');
    reply.type(kind === 'inline' ? opened.type : 'application/octet-stream');
    return reply.send(opened.stream);
  },
});

const upload = bindRaw({
  method: 'POST',
  path: '/api/v1/uploads',
  permission: 'conversation.reply',
  bodyLimit: largestUpload,
  async handle(app, request, reply) {
    const actor = actorOf(request);
    const { name } = decode(z.strictObject({ name: z.string().min(1).max(200) }), request.query);
    const { body } = request;
    if (!Buffer.isBuffer(body) || body.length === 0) throw problem('invalid', { detail: 'The file is empty.' });
    const type = mediaTypeOf(request.headers['content-type']);
    const kept = await app.database.inWorkspace(actor.workspace, (tx) =>
      keepUpload(tx, app, { bytes: body, name: fileName(name) || 'file', type, by: actor.id }),
    );
    return reply.code(201).send({ ...kept, id: wireId('fil', kept.id) });
  },
});

/** A picture that somebody put among the words of an answer which has not gone. */
const uploaded = bindRaw({
  method: 'GET',
  path: '/api/v1/uploads/:id',
  permission: 'conversation.reply',
  async handle(app, request, reply) {
    const { workspace, id: by } = actorOf(request);
    const { id: upload } = decode(z.strictObject({ id: id('fil') }), request.params);
    const opened = await app.database.inWorkspace(workspace, (tx) => openUpload(tx, app, { upload, by }));
    if (!isPicture(opened.type)) {
      opened.stream.destroy();
      throw problem('unsupported', { detail: 'This file is no picture.' });
    }
    reply.header('content-security-policy', "sandbox; default-src 'none'");
    reply.header('cache-control', 'private, max-age=3600');
    reply.type(opened.type);
    return reply.send(opened.stream);
  },
});

export const fileRoutes: Route[] = [download, upload, uploaded];
