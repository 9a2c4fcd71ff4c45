import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { id } from '#core/contract/codecs.ts';
import { isMasked, visibleAmong } from '#people';
import { maskText } from '#core/people/mask.ts';
import { actorOf, decode, problem, type Actor, type App, type Tx } from '#platform';
import { messageOf } from './messages.ts';
import { openMessageFile } from './message-files.ts';

/** Whole mails, their heads, and what was sent back. */
const mails = /^(message\/|text\/rfc822-headers|application\/(mbox|vnd\.ms-outlook))/i;

const path = z.strictObject({ id: id('msg'), file: id('fil') });

/** Throws `not-found` unless the actor sees the conversation in which the message stands. */
export async function refuseUnseen(tx: Tx, message: string, actor: Actor): Promise<void> {
  const { thread } = await messageOf(tx, message);
  if (!(await visibleAmong(tx, [thread], actor)).has(thread))
    throw problem('not-found', { detail: 'No such message.' });
}

/** The file of a message that an address names (`/messages/:id/files/:file`), for whoever may read conversations; throws not-found. */
export async function requestedFile(
  app: App,
  request: FastifyRequest,
): Promise<Awaited<ReturnType<typeof openMessageFile>>> {
  const actor = actorOf(request);
  const { id: message, file } = decode(path, request.params);
  const opened = await app.database.inWorkspace(actor.workspace, async (tx) => {
    await refuseUnseen(tx, message, actor);
    return await openMessageFile(tx, app, { message, file });
  });
  if (!isMasked(actor)) return opened;
  // A mail as a file is full of addresses, and its bytes cannot be masked.
  if (mails.test(opened.type) || /\.(eml|emlx|mbox|msg)$/i.test(opened.name)) {
    opened.stream.destroy();
    throw problem('forbidden', { detail: 'Customers’ addresses are masked for you: this file cannot be opened.' });
  }
  return { ...opened, name: maskText(opened.name) };
}
