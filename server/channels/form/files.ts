import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { wireId } from '#core/contract/codecs.ts';
import { proof } from '#core/contract/form.ts';
import { formLimits } from '#core/channels/form/fields.ts';
import { faultOfFile } from '#core/channels/form/file-rules.ts';
import { decode, problem, type App } from '#platform';
import { countUpload } from '../chat/flood.ts';
import { fileName } from '#core/channels/file-name.ts';
import { mediaTypeOf } from '#core/channels/media-type.ts';
import { keepUpload } from '../message-files.ts';
import { uploader } from './accept.ts';
import { readProof } from './challenge.ts';
import { formByKey } from './form-account.ts';

const query = z.object({ field: z.string().max(60), name: z.string().max(1000).default('') });

/** The proof of an upload, `<challenge> <counter>,<counter>,…`. */
function proofOf(request: FastifyRequest) {
  const header = request.headers['x-throughline-proof'];
  const [challenge = '', counters = ''] = String(header ?? '').split(' ');
  return decode(proof, { challenge, counters: counters === '' ? [] : counters.split(',').map(Number) });
}

const words = {
  fileEmpty: 'The file is empty.',
  fileTooLarge: `The file is larger than ${formLimits.fileBytes / 1024 / 1024} MB.`,
  fileWrongKind: 'Files of this kind are not taken here.',
};

/** Keeps a file that is about to be sent with a form: for whoever did the work, and not for longer than a day. */
export async function takeFile(app: App, request: FastifyRequest) {
  const { key } = request.params as { key: string };
  const form = await formByKey(app, key);
  const { visit } = readProof(app.keyring, proofOf(request), { form: form.id, now: app.world.now() });
  const { field: wanted, name } = decode(query, request.query);
  const field = form.settings.fields.find((each) => each.key === wanted && each.kind === 'file');
  if (field === undefined) throw problem('not-found', { detail: 'The form has no such field for files.' });
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const called = fileName(name) || 'file';
  const fault = faultOfFile({ name: called, size: bytes.length }, field.accept);
  if (fault === 'fileTooLarge') throw problem('too-large', { code: fault, detail: words[fault] });
  if (fault !== undefined) throw problem('invalid', { code: fault, detail: words[fault] });
  const type = mediaTypeOf(request.headers['content-type']);
  const by = uploader(visit);
  const kept = await app.database.inWorkspace(form.workspace, async (tx) => {
    await countUpload(tx, request, by);
    return await keepUpload(tx, app, { bytes, name: called, type, by });
  });
  return { ...kept, id: wireId('fil', kept.id) };
}
