import type { AboutWhat } from '#core/contract/surveys.ts';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { audit } from '#people';
import { publicAddress } from '../answering/public-address.ts';

/** A definition as it is stored: JSON that the schema has read, or a draft that it has not. */
export type DraftDefinition = Record<string, unknown>;

interface SurveyRow {
  id: string;
  key: string;
  name: string;
  about: AboutWhat;
  scale: string | null;
  active: boolean;
  edition: number | null;
  changed: boolean;
  archived: boolean;
  responses: { complete: number; partial: number };
  changedAt: Date;
  version: number;
}

const columns = sql`id, key, name, about, scale, edition,
  active or exists (select 1 from listening.page_survey page where page.survey = survey.id and page.active) as active, draft is not null as changed, archived_at is not null as archived,
  (select json_build_object('complete', count(*) filter (where state = 'complete'), 'partial', count(*) filter (where state = 'partial'))
    from listening.response where response.survey = survey.id) as responses, changed_at, version`;

/** Surveys by name. */
export async function listSurveys(tx: Tx, archived: boolean): Promise<SurveyRow[]> {
  return tx.all(sql<SurveyRow>`select ${columns} from listening.survey
    where (archived_at is not null) = ${archived} order by lower(name), id limit 500`);
}

/** A survey with what is being edited and its public link. Throws `not-found`. */
export async function openSurvey(tx: Tx, app: App, id: string) {
  const found = await tx.maybe(sql<SurveyRow & { draft: DraftDefinition | null }>`
    select ${columns}, coalesce(draft, (select definition from listening.edition
      where edition.survey = survey.id and edition.number = survey.edition)) as draft
    from listening.survey where id = ${id}`);
  if (found === undefined) throw notFound();
  const link = found.edition === null ? null : publicAddress(app, 'survey', { workspace: tx.workspace, id });
  // There is no ask of this id: what reads like a customer's address opens nothing.
  return { ...found, link, example: publicAddress(app, 'ask', { workspace: tx.workspace, id }) };
}

function notFound() {
  return problem('not-found', { detail: 'There is no such survey.' });
}

interface Written {
  name: string;
  about: AboutWhat;
  draft: DraftDefinition;
}

/** Adds a survey that asks nobody yet; gives its id. */
export async function createSurvey(tx: Tx, { name, about, draft }: Written, actor: Actor): Promise<string> {
  const { id } = await tx.one(sql<{
    id: string;
  }>`insert into listening.survey (name, about, draft, active, created_at, changed_at)
    values (${name}, ${about}, ${JSON.stringify(draft)}::jsonb, false, ${tx.now}, ${tx.now}) returning id`);
  await audit(tx, actor, { action: 'survey.create', subject: id, detail: { name } });
  return id;
}

interface Taken {
  draft: DraftDefinition | null;
  edition: number | null;
  anonymous: boolean;
}

/** Takes the survey for a change. Throws `not-found`, and `conflict` when somebody changed it since `version`. */
export async function takeSurvey(tx: Tx, id: string, version: number): Promise<Taken> {
  const found = await tx.maybe(sql<Taken & { version: number }>`
    select draft, edition, anonymous, version from listening.survey where id = ${id} for update`);
  if (found === undefined) throw notFound();
  if (found.version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this survey meanwhile.' });
  return found;
}

/** Keeps what is being edited; what was published stays. Throws `not-found` and `conflict`. */
export async function saveSurvey(
  tx: Tx,
  { id, name, about, draft, version }: Written & { id: string; version: number },
  actor: Actor,
): Promise<void> {
  await takeSurvey(tx, id, version);
  await tx.run(sql`update listening.survey set name = ${name}, about = ${about}, version = version + 1, changed_at = ${tx.now},
      draft = nullif(${JSON.stringify(draft)}::jsonb, (select definition from listening.edition
        where edition.survey = survey.id and edition.number = survey.edition))
    where id = ${id}`);
  await audit(tx, actor, { action: 'survey.save', subject: id, detail: { name } });
}

/** Puts a survey away or brings it back; one that was put away asks nobody. Throws `not-found`. */
export async function archiveSurvey(
  tx: Tx,
  { id, archived }: { id: string; archived: boolean },
  actor: Actor,
): Promise<void> {
  const changed = await tx.maybe(sql`update listening.survey set archived_at = ${archived ? tx.now : null},
      active = active and not ${archived}, version = version + 1, changed_at = ${tx.now}
    where id = ${id} and key <> 'csat' returning 1`);
  if (changed === undefined) throw notFound();
  if (archived) await tx.run(sql`update listening.page_survey set active = false where survey = ${id}`);
  await audit(tx, actor, { action: archived ? 'survey.archive' : 'survey.restore', subject: id, detail: {} });
}
