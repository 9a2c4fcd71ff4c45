import { checkDefinition } from '#core/listening/survey/check-definition.ts';
import { leadScale } from '#core/listening/survey/answers-in.ts';
import { surveyDefinition, type SurveyDefinition } from '#core/listening/survey/definition.ts';
import { unnamedFault } from '#core/listening/survey/unnamed.ts';
import { decode, problem, sql, type Actor, type Tx } from '#platform';
import { audit, memberNames } from '#people';
import { namedPath } from './named-path.ts';
import { takeSurvey } from './surveys.ts';

export interface Edition {
  survey: string;
  number: number;
  definition: SurveyDefinition;
}

interface Published {
  number: number;
  publishedAt: Date;
  publishedBy: string | null;
}

/** An edition with its questions, without a number the one published last. Throws `not-found`. */
export async function readEdition(tx: Tx, { survey, number }: { survey: string; number?: number | undefined }) {
  const found = await tx.maybe(sql<Edition & Published>`
    select survey, number, definition, published_at, published_by from listening.edition
    where survey = ${survey} and (${number ?? null}::int is null or number = ${number ?? null}::int) order by number desc limit 1`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such edition.' });
  const [named] = await withPublishers(tx, [found]);
  return named!;
}

/** What was published when, newest first. Throws `not-found`. */
export async function listEditions(tx: Tx, survey: string) {
  const known = await tx.maybe(sql`select 1 from listening.survey where id = ${survey}`);
  if (known === undefined) throw problem('not-found', { detail: 'There is no such survey.' });
  const rows = await tx.all(sql<Published & { responses: number }>`
    select number, published_at, published_by, (select count(*)::int from listening.response
      where response.survey = edition.survey and response.edition = edition.number) as responses
    from listening.edition where survey = ${survey} order by number desc limit 500`);
  return withPublishers(tx, rows);
}

async function withPublishers<Row extends Published>(tx: Tx, rows: readonly Row[]) {
  const names = await memberNames(
    tx,
    rows.flatMap(({ publishedBy }) => publishedBy ?? []),
  );
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  return rows.map((row) => ({ ...row, publishedBy: person(row.publishedBy) }));
}

/** Keeps a definition as the next edition of a survey, which asks by it from now on. */
export async function addEdition(
  tx: Tx,
  { survey, definition, by }: { survey: string; definition: SurveyDefinition; by: string | null },
): Promise<number> {
  const { number } = await tx.one(sql<{ number: number }>`
    insert into listening.edition (survey, number, definition, published_at, published_by)
    select ${survey}, coalesce(max(number), 0) + 1, ${JSON.stringify(definition)}::jsonb, ${tx.now}, ${by}
    from listening.edition where survey = ${survey} returning number`);
  await tx.run(sql`update listening.survey set edition = ${number}, scale = ${leadScale(definition)?.scale ?? null}, draft = null
    where id = ${survey}`);
  return number;
}

/**
 * Publishes the draft of a survey as its next edition. Throws `not-found`, `conflict` when somebody changed it since `version` or nothing
 * was changed, and `invalid` with what is wrong with the draft.
 */
export async function publishSurvey(
  tx: Tx,
  { id, version }: { id: string; version: number },
  actor: Actor,
): Promise<void> {
  const { draft, anonymous } = await takeSurvey(tx, id, version);
  if (draft === null) throw problem('conflict', { detail: 'Nothing was changed since this survey was published.' });
  const definition = soundDefinition(draft);
  if (anonymous) refuseNaming(definition);
  const number = await addEdition(tx, {
    survey: id,
    definition,
    by: actor.kind === 'agent' ? actor.id : null,
  });
  await tx.run(sql`update listening.survey set version = version + 1, changed_at = ${tx.now} where id = ${id}`);
  await audit(tx, actor, { action: 'survey.publish', subject: id, detail: { edition: number } });
}

/** Throws `invalid` for questions whose answers would tell whose they are. */
export function refuseNaming(definition: SurveyDefinition): void {
  const detail = unnamedFault(definition);
  if (detail !== undefined) throw problem('invalid', { detail });
}

/** Reads a definition that is to be shown to customers. Throws `invalid` with what is wrong, by the names of its pages and questions. */
export function soundDefinition(draft: unknown): SurveyDefinition {
  const definition = decode(surveyDefinition, draft, (path) => namedPath(draft, path));
  const [fault] = checkDefinition(definition).filter(({ severity }) => severity === 'error');
  if (fault !== undefined) throw problem('invalid', { detail: fault.message });
  return definition;
}

/** An edition that a page of questions was made from. Throws `gone` when there is none. */
export async function editionOf(tx: Tx, { survey, number }: { survey: string; number: number }): Promise<Edition> {
  const found = await tx.maybe(sql<Edition>`select survey, number, definition from listening.edition
    where survey = ${survey} and number = ${number}`);
  if (found === undefined) throw problem('gone', { detail: 'These questions are not asked any more.' });
  return found;
}

/** What a survey asks today. Throws `gone` for one that was never published or was put away, by then for what was given at a time before. */
export async function publishedEdition(tx: Tx, survey: string, givenAt = tx.now): Promise<Edition> {
  const found = await tx.maybe(sql<{ edition: number | null }>`
    select edition from listening.survey where id = ${survey} and (archived_at is null or archived_at > ${givenAt})`);
  return editionOf(tx, { survey, number: found?.edition ?? 0 });
}

/** The edition that somebody who was asked sees: the one that was shown to them first, else the one of today. */
export async function editionOfAsk(tx: Tx, ask: { survey: string; edition: number | null }): Promise<Edition> {
  return ask.edition === null
    ? currentEdition(tx, ask.survey)
    : editionOf(tx, { survey: ask.survey, number: ask.edition });
}

/** The edition published last, also of a survey that was put away. Throws `gone` where there is none. */
export async function currentEdition(tx: Tx, survey: string): Promise<Edition> {
  const { edition } = await tx.one(
    sql<{ edition: number | null }>`select edition from listening.survey where id = ${survey}`,
  );
  return editionOf(tx, { survey, number: edition ?? 0 });
}
