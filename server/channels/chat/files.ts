import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { id, plainId, wireId } from '#core/contract/codecs.ts';
import { chatLimits } from '#core/channels/chat-limits.ts';
import { isPicture } from '#core/channels/picture-types.ts';
import { decode, openToOtherSites, problem, type App, type Keyring } from '#platform';
import { disposition } from '#core/channels/disposition.ts';
import { fileName } from '#core/channels/file-name.ts';
import { mediaTypeOf } from '#core/channels/media-type.ts';
import { keepUpload, openMessageFile } from '../message-files.ts';
import { countUpload } from './flood.ts';
import type { Pass } from './token.ts';
import { visitorOf } from './visitor.ts';

const hour = 3600;
const purpose = 'chat.file';

interface Held {
  workspace: string;
  message: string;
  file: string;
}

function signedText(held: Held, until: number): string {
  return `${held.workspace}.${held.message}.${held.file}.${until}`;
}

/** An address that opens one file for one to two hours; it stays the same within the hour, so that browsers may keep it. */
export function fileUrl(keyring: Keyring, held: Held, now: Date): string {
  const until = (Math.floor(now.getTime() / 1000 / hour) + 2) * hour;
  const query = new URLSearchParams({
    workspace: wireId('wsp', held.workspace),
    message: wireId('msg', held.message),
    until: String(until),
    signature: keyring.sign(purpose, signedText(held, until)),
  });
  return `/api/v1/chat/files/${wireId('fil', held.file)}?${query.toString()}`;
}

const signedQuery = z.object({
  workspace: id('wsp'),
  message: id('msg'),
  until: z.string().regex(/^\d{1,12}$/),
  signature: z.string().max(200),
});

/** Sends a file whose address we signed: pictures to look at, everything else only to download. */
export async function sendFile(app: App, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { id: wire = '' } = request.params as { id?: string };
  const { workspace, message, until, signature } = decode(signedQuery, request.query);
  const held = { workspace, message, file: plainId('fil', wire) ?? '' };
  const over = Number(until) * 1000 <= app.world.now().getTime();
  if (over || !app.keyring.verify(purpose, signedText(held, Number(until)), signature))
    throw problem('not-found', { detail: 'This address of a file is over. Open the chat again.' });
  const file = await app.database.inWorkspace(workspace, (tx) => openMessageFile(tx, app, held));
  const preview = isPicture(file.type);
  openToOtherSites(reply);
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('content-disposition', disposition(preview ? 'inline' : 'attachment', file.name));
  reply.header('cache-control', 'private, max-age=3600');
  reply.header('content-length', String(file.size));
  return reply.type(preview ? file.type : 'application/octet-stream').send(file.stream);
}

const uploadQuery = z.object({ name: z.string().max(1000).default('') });

/** Keeps a file that the visitor is about to send. */
export async function takeFile(app: App, request: FastifyRequest, pass: Pass) {
  const bytes = request.body;
  const { name } = decode(uploadQuery, request.query);
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw problem('invalid', { detail: 'The file is empty.' });
  if (bytes.length > chatLimits.fileBytes) throw problem('too-large', { detail: 'The file is too large.' });
  const type = mediaTypeOf(request.headers['content-type']);
  const kept = await app.database.inWorkspace(pass.workspace, async (tx) => {
    await visitorOf(tx, pass);
    await countUpload(tx, request, pass.visitor);
    return await keepUpload(tx, app, { bytes, name: fileName(name) || 'file', type, by: pass.visitor });
  });
  return { ...kept, id: wireId('fil', kept.id) };
}
