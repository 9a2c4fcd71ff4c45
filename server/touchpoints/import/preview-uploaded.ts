import type { Readable } from 'node:stream';
import { guessSurvey } from '#core/touchpoints/import/guess-survey.ts';
import { isSurvey } from '#core/touchpoints/import/map-response.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { suspicionsOf } from '#core/touchpoints/import/suspicions.ts';
import { workspaceSettings } from '#people';
import { hashOfFile, problem, type App } from '#platform';
import { sampleBytes } from './detect.ts';
import { readImport } from './imports.ts';
import { storedSource } from './byte-source.ts';
import { previewImport } from './preview.ts';
import { profileOf, shownColumns } from './profile.ts';

/** The preview of a file whose bytes have arrived. Throws `refused` before that, and when there is nothing in it to take. */
export async function previewUploaded(
  app: App,
  workspace: string,
  about: { id: string; mapping?: Mapping | undefined; responses?: boolean | undefined },
) {
  const { file, hash, zone, now } = await app.database.inWorkspace(workspace, async (tx) => {
    const { files } = await readImport(tx, about.id);
    const [rows] = files;
    const hash = rows?.file ? await hashOfFile(tx, rows.file) : undefined;
    return { file: rows, hash, zone: (await workspaceSettings(tx)).zone, now: tx.now };
  });
  if (file === undefined || hash === undefined) throw problem('refused', { detail: 'The file has not arrived yet.' });
  const bytes = await firstBytes(app.files.read(workspace, hash));
  const sample = { name: file.name, bytes, whole: bytes.length === file.size };
  const plain = previewOf(await previewImport(sample, { mapping: about.mapping, zone, now }));
  const asked = about.mapping === undefined && about.responses === true ? plain.mapping : about.mapping;
  if (asked === undefined || (about.responses !== true && !isSurvey(asked))) return { ...plain, responses: null };
  const source = storedSource(app.files, { workspace, hash, name: file.name, size: file.size });
  const profiles = await profileOf(source, plain.mapping);
  const mapping = isSurvey(asked) ? asked : guessSurvey(asked, profiles);
  const whole = previewOf(await previewImport(sample, { mapping, zone, now }));
  const suspicions = isSurvey(mapping) ? suspicionsOf(mapping.survey, profiles) : [];
  return { ...whole, responses: { columns: shownColumns(profiles), suspicions } };
}

type Preview = Awaited<ReturnType<typeof previewImport>>;

function previewOf(preview: Preview): Preview {
  if (preview.examples.length > 0) return preview;
  throw problem('refused', { detail: 'There is no row in this file that can be read: only a header, or less.' });
}

/** The first bytes of a stream, which is then let go. */
export async function firstBytes(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= sampleBytes) break;
  }
  return Buffer.concat(parts).subarray(0, sampleBytes);
}
