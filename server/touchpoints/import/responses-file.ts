import { isSurvey } from '#core/touchpoints/import/map-response.ts';
import type { CsvSettings, Format, Mapping } from '#core/touchpoints/import/mapping.ts';
import { mayTake, problem, type App, type Tx } from '#platform';
import type { ByteSource } from './byte-source.ts';
import { detect } from './detect.ts';
import { readImport } from './imports.ts';
import { firstBytes } from './preview-uploaded.ts';
import { profileOf } from './profile.ts';
import { sourceIn } from './source-of.ts';
import { fitSurvey, rememberSurvey } from './survey-mappings.ts';
import { refuseUndecided } from './undecided.ts';

const lookSeconds = 60;

/** Before a file of responses begins: refuses what is undecided, and remembers how it is read. Other files pass. */
export async function checkResponses(
  tx: Tx,
  app: App,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<void> {
  if (!isSurvey(mapping)) return;
  await mayTake(tx, lookSeconds);
  const { name, files } = await readImport(tx, id);
  const profiles = await profileOf(await sourceIn(tx, app, files[0]), mapping);
  refuseUndecided(mapping, profiles);
  await rememberSurvey(tx, { mapping, file: name, profiles });
}

/** The mapping of a survey's last file for this one, with what stands in its columns. Throws `refused`, `not-found`. */
export async function fitResponses(tx: Tx, app: App, { id, survey }: { id: string; survey: string }) {
  await mayTake(tx, lookSeconds);
  const { files, state } = await readImport(tx, id);
  if (state !== 'ready') throw problem('refused', { detail: 'The file has not arrived yet, or was imported already.' });
  const source = await sourceIn(tx, app, files[0]);
  const how = await writingOf(source);
  const { mapping, offers } = await fitSurvey(tx, survey, await profileOf(source, how));
  return { offers, mapping: { ...mapping, format: how.format, ...(how.csv === undefined ? {} : { csv: how.csv }) } };
}

async function writingOf(source: ByteSource): Promise<{ format: Format; csv?: CsvSettings }> {
  const { format, csv } = detect(source.name.replace(/\.gz$/i, ''), await firstBytes(source.open(0)));
  return { format, ...(csv === undefined ? {} : { csv }) };
}
