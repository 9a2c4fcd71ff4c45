import { fileName } from '#core/channels/file-name.ts';
import { wireId } from '#core/contract/codecs.ts';
import { openFile, problem, sql, storeFile, type Actor, type App, type Tx } from '#platform';
import { needRoom } from '#channels';
import { audit } from '#people';
import { publicAddress } from '../answering/public-address.ts';
import { barePicture, pictureTypeOf } from '../picture-bytes.ts';
import { surveyById } from './survey.ts';

export const pictureLimits = { bytes: 512 * 1024, ofSurvey: 100 } as const;

const ownerOf = (survey: string) => `survey:${survey}`;

/** Keeps a picture that a survey shows. Throws `not-found`, `invalid`, `unsupported`, `too-large` and `unavailable`. */
export async function addPicture(
  tx: Tx,
  app: App,
  { survey, bytes, name, actor }: { survey: string; bytes: Buffer; name: string; actor: Actor },
) {
  const type = pictureTypeOf(bytes);
  if (type === undefined) throw problem('unsupported', { detail: 'A picture is a PNG, JPEG, GIF or WebP.' });
  if (bytes.length > pictureLimits.bytes) throw problem('too-large', { detail: 'The picture is larger than 512 kB.' });
  const found = await tx.maybe(sql`select 1 from listening.survey where id = ${survey} for update`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such survey.' });
  const { count } = await tx.one(sql<{ count: number }>`
    select count(*)::int as count from listening.picture where survey = ${survey}`);
  if (count >= pictureLimits.ofSurvey) throw problem('invalid', { detail: 'This survey has enough pictures.' });
  needRoom(app, bytes.length);
  const called = fileName(name) || 'picture';
  const { id } = await storeFile(tx, app.files, {
    bytes: barePicture(bytes),
    name: called,
    type,
    owner: ownerOf(survey),
  });
  await tx.run(
    sql`insert into listening.picture (file, survey, name, at) values (${id}, ${survey}, ${called}, ${tx.now})`,
  );
  await audit(tx, actor, { action: 'survey.picture', subject: survey, detail: { name: called } });
  return pictureAt(tx, app, { file: id, name: called });
}

function pictureAt(tx: Tx, app: App, { file, name }: { file: string; name: string }) {
  const { pathname } = new URL(publicAddress(app, 'picture', { workspace: tx.workspace, id: file }));
  return { id: file, name, address: pathname };
}

/** The pictures of a survey, with the addresses at which whoever answers sees them. */
async function listPictures(tx: Tx, app: App, survey: string) {
  const rows = await tx.all(sql<{ file: string; name: string }>`
    select file, name from listening.picture where survey = ${survey} order by at, file limit ${pictureLimits.ofSurvey}`);
  return rows.map((row) => pictureAt(tx, app, row));
}

/** The same for who edits it. Throws `not-found`. */
export async function picturesOf(tx: Tx, app: App, survey: string) {
  await surveyById(tx, survey);
  return listPictures(tx, app, survey);
}

/** Addresses by the ids that a definition names them with; what is of another survey has none. */
export async function pictureAddresses(tx: Tx, app: App, survey: string): Promise<Record<string, string>> {
  const pictures = await listPictures(tx, app, survey);
  return Object.fromEntries(pictures.map(({ id, address }) => [wireId('fil', id), address]));
}

/** Opens a picture by its id. Throws `not-found`. */
export async function openPicture(tx: Tx, app: App, file: string) {
  const found = await tx.maybe(sql`select 1 from listening.picture where file = ${file}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such picture.' });
  return openFile(tx, app.files, file);
}
