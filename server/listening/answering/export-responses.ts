import { Readable } from 'node:stream';
import { wireId } from '#core/contract/codecs.ts';
import { csvLine } from '#core/csv-line.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { answerCells, answerColumns } from '#core/listening/survey/exchange/answer-table.ts';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { audit } from '#people';
import type { Values } from './response.ts';

interface Row {
  id: string;
  edition: number | null;
  state: 'partial' | 'complete';
  source: string;
  way: string;
  channel: string;
  touchpoint: string;
  language: string | null;
  customer: string | null;
  conversation: string | null;
  overQuota: string | null;
  startedAt: Date;
  lastAt: Date;
  completedAt: Date | null;
  values: Values;
}

export type ExportForm = 'csv' | 'json';

/** So many are held at a time, however many there are. */
const atOnce = 500;

const maybe = (prefix: 'cus' | 'cnv', id: string | null) => (id === null ? null : wireId(prefix, id));

const heads = [
  ...['response', 'edition', 'state', 'source', 'way', 'channel', 'touchpoint', 'language', 'customer', 'conversation'],
  ...['over_quota', 'started_at', 'last_at', 'completed_at'],
];

/** What is told of a response besides its answers, in the order of `heads`. */
function about(row: Row) {
  return {
    response: wireId('rsp', row.id),
    edition: row.edition,
    state: row.state,
    source: row.source,
    way: row.way,
    channel: row.channel,
    touchpoint: row.touchpoint,
    language: row.language,
    customer: maybe('cus', row.customer),
    conversation: maybe('cnv', row.conversation),
    over_quota: row.overQuota,
    started_at: row.startedAt.toISOString(),
    last_at: row.lastAt.toISOString(),
    completed_at: row.completedAt?.toISOString() ?? null,
  };
}

const isFile = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && String(value.id).startsWith('fil_');

/** Answers as SurveyJS has them; the content of a file is the address at which it can be read. */
function inTheirForm(values: Values, response: string): Values {
  const placed = (value: unknown): unknown =>
    isFile(value) ? { ...value, content: `/api/v1/responses/${response}/files/${value.id}` } : value;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(placed) : value]),
  );
}

async function next(tx: Tx, survey: string, after: string | null): Promise<Row[]> {
  return tx.all(sql<Row>`
    select id, edition, state, source, way, channel, touchpoint, language, customer, conversation, over_quota, started_at, last_at, completed_at, values
    from listening.response where survey = ${survey} and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${atOnce}`);
}

interface From {
  workspace: string;
  survey: string;
}

async function* rowsOf(app: App, { workspace, survey }: From): AsyncGenerator<Row> {
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await app.database.inWorkspace(workspace, (tx) => next(tx, survey, after));
    yield* rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1)!.id;
  }
}

async function* csv(app: App, from: From, editions: readonly SurveyDefinition[]): AsyncGenerator<string> {
  const columns = answerColumns(editions);
  // Spreadsheets take a file for the letters of their country unless it begins so.
  yield `\uFEFF${csvLine([...heads, ...columns])}`;
  for await (const row of rowsOf(app, from))
    yield csvLine([...Object.values(about(row)), ...answerCells(row.values, columns)]);
}

async function* json(app: App, from: From): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rowsOf(app, from)) {
    const told = about(row);
    yield `${before}${JSON.stringify({ ...told, data: inTheirForm(row.values, told.response) })}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** All responses of a survey as a file, read as it goes out; noted in the audit. Throws `not-found`. */
export async function exportResponses(
  app: App,
  { survey, form, actor }: { survey: string; form: ExportForm; actor: Actor },
): Promise<{ name: string; stream: Readable }> {
  const from = { workspace: actor.workspace, survey };
  const { name, editions } = await app.database.inWorkspace(actor.workspace, async (tx) => {
    const found = await tx.maybe(sql<{ name: string }>`select name from listening.survey where id = ${survey}`);
    if (found === undefined) throw problem('not-found', { detail: 'There is no such survey.' });
    const rows = await tx.all(sql<{ definition: SurveyDefinition }>`
      select definition from listening.edition where survey = ${survey} order by number desc`);
    await audit(tx, actor, { action: 'survey.export-responses', subject: survey, detail: { name: found.name, form } });
    return { name: found.name, editions: rows.map(({ definition }) => definition) };
  });
  return { name, stream: Readable.from(form === 'csv' ? csv(app, from, editions) : json(app, from)) };
}
