import { fileName } from '#core/channels/file-name.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { openFile, problem, releaseFiles, sql, storeFile, type Actor, type App, type Tx } from '#platform';
import { scoreSight } from '#touchpoints';
import { needRoom } from '#channels';
import { fileTypeOf } from '../file-type.ts';
import { barePicture } from '../picture-bytes.ts';
import { fileQuestions, refuseByAll, refuseFile } from './files-taken.ts';
import type { Values } from './response.ts';

export const uploadLimits = {
  bytes: 10 * 1024 * 1024,
  filesOfResponse: 20,
  looseOfSurvey: 1024 ** 3,
  /** Of whoever has a link, taken or not: about 2,000 photos or 4,000 voices a day, and what a disk stands until somebody looks. */
  byAnybodyADay: 4 * 1024 ** 3,
} as const;

interface Handed {
  survey: string;
  /** What is asked of whoever hands it in. */
  definition: SurveyDefinition;
  key: string;
  /** Whose response it is, where somebody was asked: erasing them takes it along. */
  customer: string | null;
  bytes: Buffer;
  name: string;
  type: string | undefined;
}

export interface Uploaded {
  /** On the wire. */
  id: string;
  name: string;
  type: string;
  size: number;
}

const ownerOf = (survey: string, key: string, file: string) => `response:${survey}:${key}:${file}`;

/** Keeps a file that is handed in with a response. Throws `invalid`, `too-large` and `unavailable`. */
export async function keepUploaded(
  tx: Tx,
  app: App,
  { survey, definition, key, customer, bytes, name, type }: Handed,
): Promise<Uploaded> {
  if (fileQuestions(definition).length === 0) throw problem('invalid', { detail: 'This survey asks for no files.' });
  if (bytes.length === 0) throw problem('invalid', { detail: 'The file is empty.' });
  if (bytes.length > uploadLimits.bytes) throw problem('too-large', { detail: 'The file is larger than 10 MB.' });
  const kept = { name: fileName(name) || 'file', type: fileTypeOf(bytes, type) };
  refuseByAll(definition, { ...kept, size: bytes.length });
  await needPlace(tx, { survey, key, bytes: bytes.length, byAnybody: customer === null });
  needRoom(app, bytes.length);
  const { mark } = await tx.one(sql<{ mark: string }>`select uuidv7() as mark`);
  const owner = ownerOf(survey, key, mark);
  const { id, size } = await storeFile(tx, app.files, {
    bytes: barePicture(bytes),
    ...kept,
    owner,
    ...(customer === null ? {} : { customer }),
  });
  await tx.run(sql`insert into listening.upload (file, survey, key, name, type, size, at, owner)
    values (${id}, ${survey}, ${key}, ${kept.name}, ${kept.type}, ${size}, ${tx.now}, ${owner})`);
  return { id: wireId('fil', id), ...kept, size };
}

interface Coming {
  survey: string;
  key: string;
  bytes: number;
  byAnybody: boolean;
}

/** Throws `invalid` and `unavailable` where a response, or a survey, has as many files as it may. */
async function needPlace(tx: Tx, { survey, key, bytes, byAnybody }: Coming): Promise<void> {
  const dayAgo = new Date(tx.now.getTime() - 86_400_000);
  const { count, loose, today } = await tx.one(sql<{ count: number; loose: number; today: number }>`
    select count(*) filter (where key = ${key})::int as count, coalesce(sum(size) filter (where not taken), 0)::float8 as loose,
      coalesce(sum(size) filter (where at > ${dayAgo} and not exists (select 1 from listening.ask where ask.id = upload.key)), 0)::float8 as today
    from listening.upload where survey = ${survey}`);
  if (count >= uploadLimits.filesOfResponse)
    throw problem('invalid', { detail: 'There are enough files in this answer.' });
  // Keys are chosen by whoever hands in: they hold nobody back who means ill.
  if (loose + bytes > uploadLimits.looseOfSurvey)
    throw problem('unavailable', { detail: 'Too many files wait for their answers at this moment. Try again later.' });
  // Who was asked is one of as many as were asked: others by a link do not keep them from answering.
  if (byAnybody && today + bytes > uploadLimits.byAnybodyADay)
    throw problem('unavailable', { detail: 'This survey was given too many files today. Try again tomorrow.' });
}

interface Of {
  survey: string;
  key: string;
  definition: SurveyDefinition;
}

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each: { id?: unknown }) => plainId('fil', String(each.id)) ?? []) : [];

/**
 * The values with their files as they were handed in. Throws `invalid` for what was not handed in with this response, and for what its
 * question does not take.
 */
export async function withUploads(tx: Tx, values: Values, { survey, key, definition }: Of): Promise<Values> {
  const given = fileQuestions(definition).filter(({ name }) => Array.isArray(values[name]));
  if (given.length === 0) return values;
  const rows = await tx.all(sql<{ file: string; name: string; type: string; size: number }>`
    select file, name, type, size::int as size from listening.upload where survey = ${survey} and key = ${key}`);
  const known = new Map(rows.map(({ file, ...rest }) => [file, { id: wireId('fil', file), ...rest }]));
  const found = given.map((question) => {
    const files = idsIn(values[question.name]).flatMap((id) => known.get(id) ?? []);
    if (files.length !== (values[question.name] as unknown[]).length)
      throw problem('invalid', { detail: 'A file is not there any more: hand it in again.' });
    for (const file of files) refuseFile({ question, locale: definition.locale }, file);
    return [question.name, files] as const;
  });
  return { ...values, ...Object.fromEntries(found) };
}

/** Keeps the files that stand among all the values of a response; the others go after a day. */
export async function settleUploads(tx: Tx, values: Values, { survey, key, definition }: Of): Promise<void> {
  const names = fileQuestions(definition).map(({ name }) => name);
  if (names.length === 0) return;
  const ids = names.flatMap((name) => idsIn(values[name]));
  await tx.run(sql`update listening.upload set taken = file = any(${ids}::uuid[])
    where survey = ${survey} and key = ${key}`);
}

interface Wanted {
  response: string;
  file: string;
  actor: Actor;
}

/** Opens a file of a response, unless it is held back from the actor. Throws `not-found`. */
export async function openUploaded(tx: Tx, app: App, { response, file, actor }: Wanted) {
  const { held } = await scoreSight(tx, actor);
  const given = {
    customer: sql`response.customer`,
    conversation: sql`response.conversation`,
    at: sql`coalesce(response.completed_at, response.last_at)`,
  };
  const found = await tx.maybe(sql`select 1 from listening.upload
    join listening.response on response.survey = upload.survey and response.key = upload.key
    where response.id = ${response} and upload.file = ${file} and upload.taken and not ${held(given)}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such file.' });
  return openFile(tx, app.files, file);
}

/** Lets go of the files of responses. Nobody else would: those by a link belong to no customer, and a row that is gone names none. */
export async function releaseOfResponses(tx: Tx, app: App, which: ReturnType<typeof sql>): Promise<void> {
  const gone = await tx.all(sql<{ owner: string }>`delete from listening.upload using listening.response
    where response.survey = upload.survey and response.key = upload.key and ${which} returning owner`);
  for (const { owner } of gone) await releaseFiles(tx, app.files, owner);
}

/** Lets go of files that no response took within a day, and of those whose response is gone. */
export async function releaseLoose(tx: Tx, app: App, atMost: number): Promise<number> {
  const dayAgo = new Date(tx.now.getTime() - 86_400_000);
  const loose = await tx.all(sql<{ file: string; owner: string }>`delete from listening.upload where file in (
      select file from listening.upload where at < ${dayAgo} and (not taken or not exists (
        select 1 from listening.response where response.survey = upload.survey and response.key = upload.key))
      limit ${atMost}) returning file, owner`);
  for (const { owner } of loose) await releaseFiles(tx, app.files, owner);
  return loose.length;
}
