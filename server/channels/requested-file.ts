import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { id } from '#core/contract/codecs.ts';
import { visibleTo } from '#people';
import { actorOf, decode, problem, type App } from '#platform';
import { openMessageFile } from './message-files.ts';

const path = z.strictObject({ id: id('msg'), file: id('fil') });

/** The file of a message that an address names (`/messages/:id/files/:file`), for whoever may read conversations; throws not-found. */
export async function requestedFile(
  app: App,
  request: FastifyRequest,
): Promise<Awaited<ReturnType<typeof openMessageFile>>> {
  const actor = actorOf(request);
  const { id: message, file } = decode(path, request.params);
  if (!visibleTo(actor).everything) throw problem('not-found', { detail: 'No such file.' });
  return await app.database.inWorkspace(actor.workspace, (tx) => openMessageFile(tx, app, { message, file }));
}
