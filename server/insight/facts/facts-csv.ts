import { Readable } from 'node:stream';
import { wireId } from '#core/contract/codecs.ts';
import { factsQuery, type FactsQuery, type FactsRow } from '#core/contract/facts-list.ts';
import { csvLine } from '#core/csv-line.ts';
import { scaleNames } from '#core/touchpoints/scales.ts';
import { actorOf, bindRaw, decode, lookAs, type Actor, type App } from '#platform';
import { conversationFacts } from './facts-list.ts';

type Cell = string | number | boolean | Date | null;
type Column = readonly [head: string, value: (row: FactsRow) => Cell];

/** Names in one cell. */
const listed = (names: readonly string[]) => names.join('; ');

const columns: readonly Column[] = [
  ['conversation', ({ conversation }) => wireId('cnv', conversation)],
  ['customer', ({ customer }) => wireId('cus', customer)],
  ['channel', ({ channel }) => channel],
  ['status', ({ status }) => status],
  ['priority', ({ priority }) => priority],
  ['team', ({ team }) => team?.name ?? null],
  ['agent', ({ agent }) => agent?.name ?? null],
  ['first_response_by', ({ firstResponseBy }) => firstResponseBy?.name ?? null],
  ['reason', ({ reason }) => reason],
  ['stage', ({ stage }) => stage],
  ['topics', ({ topics }) => listed(topics)],
  ['tags', ({ tags }) => listed(tags)],
  ['begun_at', ({ begunAt }) => begunAt],
  ['resolved_at', ({ resolvedAt }) => resolvedAt],
  ['handovers', ({ handovers }) => handovers],
  ['reopenings', ({ reopenings }) => reopenings],
  ['first_response_calendar_minutes', (row) => row.firstResponseCalendarMinutes],
  ['first_response_business_minutes', (row) => row.firstResponseBusinessMinutes],
  ['resolution_calendar_minutes', (row) => row.resolutionCalendarMinutes],
  ['resolution_business_minutes', (row) => row.resolutionBusinessMinutes],
  ['next_responses', (row) => row.nextResponses],
  ['next_response_mean_calendar_minutes', (row) => row.nextResponseMeanCalendarMinutes],
  ['next_response_mean_business_minutes', (row) => row.nextResponseMeanBusinessMinutes],
  ['next_response_longest_calendar_minutes', (row) => row.nextResponseLongestCalendarMinutes],
  ['next_response_longest_business_minutes', (row) => row.nextResponseLongestBusinessMinutes],
  ...scaleNames.map((scale): Column => [`${scale}_score`, ({ scores }) => scores[scale]]),
  ['scores_held', ({ scoresHeld }) => scoresHeld],
];

/** Conversations that one transaction reads. */
const limit = 500;

async function* lines(app: App, query: FactsQuery, actor: Actor) {
  const read = (after: string | undefined) =>
    app.database.inWorkspace(actor.workspace, async (tx) => {
      await lookAs(tx, actor);
      return conversationFacts(tx, { ...query, limit, after }, actor);
    });
  // The first page comes before the head: what is refused is said, rather than given as an empty file.
  for (let page = await read(undefined), first = true; ; first = false) {
    const head = first ? csvLine(columns.map(([name]) => name)) : '';
    yield head + page.items.map((row) => csvLine(columns.map(([, value]) => value(row)))).join('');
    if (page.next === null) return;
    page = await read(page.next);
  }
}

/** The same rows as a file, read page by page as somebody takes it. */
export const factsFile = bindRaw({
  method: 'GET',
  path: '/api/v1/conversation-facts.csv',
  permission: 'insight.read',
  async handle(app, request, reply) {
    const made = lines(app, decode(factsQuery, request.query), actorOf(request));
    const { value: first } = await made.next();
    const all = (async function* () {
      yield first;
      yield* made;
    })();
    reply.header('content-disposition', 'attachment; filename="conversation-facts.csv"');
    return reply.type('text/csv; charset=utf-8').send(Readable.from(all));
  },
});
